// Bundles codemirror.js into static/vendor/, with the licences of all that is in it: `npm ci && node build.js`.

import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const OUT = "../../static/vendor";
const result = await build({
  entryPoints: ["codemirror.js"],
  bundle: true,
  format: "esm",
  minify: true,
  metafile: true,
  legalComments: "none", // the licences stand in a file of their own
  outfile: `${OUT}/codemirror.js`,
});

const folders = Object.keys(result.metafile.inputs)
  .map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1])
  .filter(Boolean);
const packages = [...new Set(folders)].sort().map((name) => {
  const { version, license } = JSON.parse(readFileSync(`node_modules/${name}/package.json`));
  const file = ["LICENSE", "LICENSE.md"].map((each) => `node_modules/${name}/${each}`).find(existsSync);
  return { name, version, license, text: readFileSync(file, "utf8").trim() };
});

writeFileSync(
  `${OUT}/codemirror.LICENSES.txt`,
  packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}\n`).join("\n----\n\n"),
);
writeFileSync(
  `${OUT}/VENDOR.json`,
  JSON.stringify(
    {
      "codemirror.js": {
        sha256: createHash("sha256").update(readFileSync(`${OUT}/codemirror.js`)).digest("hex"),
        packages: Object.fromEntries(packages.map(({ name, version }) => [name, version])),
      },
    },
    null,
    1,
  ) + "\n",
);
console.log(packages.map(({ name, version, license }) => `${name} ${version} ${license}`).join("\n"));
