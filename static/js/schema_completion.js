// What may stand at a place of a set, from the JSON Schema of sets. Pure functions.

const NAMES_OF_PASSAGES = new Set(["cite", "trap"]);

// A schema without references and alternatives: all the plain ones that it stands for.
function plain(schema, whole) {
  if (!schema) return [];
  if (schema.$ref) return plain({ ...whole.$defs[schema.$ref.split("/").pop()], ...without(schema, "$ref") }, whole);
  const several = schema.anyOf ?? schema.oneOf;
  if (!several) return [schema];
  return several.flatMap((each) => plain(each, whole)).map((each) => ({ description: schema.description, ...each }));
}

function without(object, key) {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

// Of several shapes, those that fit the keys which are written already: `type: number` leaves one question type.
function fitting(schemas, keys) {
  return schemas.filter((schema) =>
    Object.entries(schema.properties ?? {}).every(([name, property]) => {
      const written = keys.get(name)?.replace(/^(["'])(.*)\1$/, "$2");
      return property.const === undefined || !written || written === property.const;
    }),
  );
}

function below(schema, step, whole) {
  if (step === "[]") return plain(schema.items, whole);
  const [pattern] = Object.entries(schema.patternProperties ?? {}).filter(([each]) => new RegExp(each).test(step));
  return plain(schema.properties?.[step] ?? pattern?.[1] ?? null, whole);
}

function schemasAt(whole, way) {
  let schemas = [whole];
  for (const step of way) {
    schemas = step instanceof Map ? fitting(schemas, step) : schemas.flatMap((each) => below(each, step, whole));
  }
  return schemas;
}

function needsLines(schema, whole) {
  return plain(schema, whole).every((each) => each.type === "object" || each.type === "array");
}

function keysOf(schemas, present, whole) {
  const found = new Map();
  for (const schema of schemas) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (present.has(name) || found.has(name)) continue;
      const isNeeded = schemas.every((each) => each.required?.includes(name));
      const description = property.description ?? plain(property, whole)[0]?.description ?? "";
      found.set(name, { name, description, isKey: true, isNeeded, hasLines: needsLines(property, whole) });
    }
  }
  return [...found.values()].sort((one, other) => other.isNeeded - one.isNeeded);
}

function valuesOf(schemas) {
  const values = schemas.flatMap((schema) => {
    if (schema.const !== undefined) return [schema.const];
    if (schema.enum) return schema.enum;
    return schema.type === "boolean" ? ["true", "false"] : [];
  });
  return [...new Set(values.map(String))].map((name) => ({ name, description: "", isKey: false }));
}

function passageKeys(way, passages, present) {
  const last = way.filter((step) => typeof step === "string").at(-1);
  if (!NAMES_OF_PASSAGES.has(last)) return [];
  const free = passages.filter((name) => !present.has(name));
  return free.map((name) => ({ name, description: "A passage of this set.", isKey: true }));
}

// What may stand at the place: keys or values, each with what it means. `passages` are the names that can be cited.
export function suggestions(whole, { way, isKey }, passages = []) {
  if (!isKey) return valuesOf(schemasAt(whole, way));
  const present = way.at(-1);
  const keys = keysOf(schemasAt(whole, way), present, whole);
  const values = way.at(-2) === "[]" ? valuesOf(schemasAt(whole, way.slice(0, -1))) : [];
  return [...keys, ...passageKeys(way, passages, present), ...values];
}
