// Where in a set somebody types: the keys that lead there, and what stands beside. Pure functions on text.
//
// A way goes from the beginning of the file inwards: a Map holds the keys of one level with what is written behind each,
// a name is the key that was taken, and "[]" stands for an entry of a list.

const KEY = /^(\s*(?:- +)*)([\w-]+):(?:\s+(.*))?$/;
const HEAD = /^(\s*)((?:- +)*)(?:([\w-]+):\s+)?(.*)$/;
const WORD = /^[\w-]*$/;
const LINES_OF_FLOW = 20;

function margin(line) {
  return line.length - line.trimStart().length;
}

function saysSomething(line) {
  return line.trim() !== "" && !line.trimStart().startsWith("#");
}

function isEntry(line) {
  return /^\s*-(\s|$)/.test(line);
}

function keysBeside(lines, index, indent) {
  const found = new Map();
  const look = (line) => {
    const key = KEY.exec(line);
    if (key && key[1].length === indent) found.set(key[2], (key[3] ?? "").trim());
  };
  const isOutside = (line) => saysSomething(line) && margin(line) < indent;
  for (let number = index; number >= 0; number -= 1) {
    look(lines[number]);
    if (isOutside(lines[number])) break;
  }
  for (let number = index + 1; number < lines.length && !isOutside(lines[number]); number += 1) look(lines[number]);
  return found;
}

function wayTo(lines, index, indent, beginsEntry) {
  const own = margin(lines[index]);
  const way = beginsEntry ? ["[]", keysBeside(lines, index, indent)] : [keysBeside(lines, index, indent)];
  // A list may stand as far left as the key above it.
  let [keysWithin, entriesWithin] = beginsEntry ? [own + 1, own] : [indent, indent];
  for (let number = index - 1; number >= 0; number -= 1) {
    const line = lines[number];
    const entry = isEntry(line);
    if (!saysSomething(line) || margin(line) >= (entry ? entriesWithin : keysWithin)) continue;
    const key = KEY.exec(line);
    if (key && key[1].length < keysWithin) way.unshift(keysBeside(lines, number, key[1].length), key[2]);
    if (entry) way.unshift("[]");
    [keysWithin, entriesWithin] = [entry ? margin(line) + 1 : margin(line), margin(line)];
  }
  return way;
}

// What stands open in `{` and `[` at the end of the text: each bracket with its keys, and the key that waits for a value.
function openBrackets(text) {
  const open = [];
  let quote = "";
  let word = "";
  for (const sign of text) {
    const inner = open.at(-1);
    if (quote) {
      if (sign === quote) quote = "";
      word += sign;
    } else if ((sign === '"' || sign === "'") && !word.trim()) {
      quote = sign;
      word += sign;
    } else if (sign === "{" || sign === "[") {
      open.push({ sign, keys: new Map(), key: null });
      word = "";
    } else if (sign === "}" || sign === "]") {
      open.pop();
      word = "";
    } else if (sign === "," && inner) {
      if (inner.key) inner.keys.set(inner.key, word.trim());
      inner.key = null;
      word = "";
    } else if (sign === ":" && inner?.sign === "{" && !inner.key) {
      inner.key = word.trim();
      word = "";
    } else {
      word += sign;
    }
  }
  return { open, word: word.trimStart(), isQuoted: quote !== "" };
}

function inFlow(lines, index, column) {
  for (let number = index; number >= Math.max(0, index - LINES_OF_FLOW); number -= 1) {
    const begin = /^(\s*(?:- +)*)(?:([\w-]+):\s+)?(?=[{[])/.exec(lines[number]);
    if (!begin) continue;
    const written = [lines[number].slice(begin[0].length), ...lines.slice(number + 1, index + 1)];
    if (number === index) written[0] = lines[index].slice(begin[0].length, column);
    else written[written.length - 1] = lines[index].slice(0, column);
    const { open, word, isQuoted } = openBrackets(written.join("\n"));
    if (!open.length) continue;
    const way = wayTo(lines, number, begin[1].length, begin[1].includes("-"));
    if (begin[2]) way.push(begin[2]);
    else way.pop();
    for (const each of open) {
      way.push(each.sign === "[" ? "[]" : each.keys);
      if (each.key) way.push(each.key);
    }
    const isKey = typeof way.at(-1) !== "string";
    return isQuoted || !WORD.test(word) ? null : { way, typed: word, isKey, indent: null };
  }
  return undefined;
}

// The place at `offset` of the text, or null where nothing can be suggested.
export function placeAt(text, offset) {
  const lines = text.split("\n");
  const before = text.slice(0, offset).split("\n");
  const [index, column] = [before.length - 1, before.at(-1).length];
  const flow = inFlow(lines, index, column);
  if (flow !== undefined) return flow;
  const [, space, dashes, key, typed] = HEAD.exec(before.at(-1));
  if (!WORD.test(typed)) return null;
  const indent = space.length + dashes.length;
  lines[index] = before.at(-1); // what stands behind the cursor is not yet meant
  const way = wayTo(lines, index, indent, dashes !== "");
  if (key) {
    way.at(-1).delete(key); // its value is being written
    way.push(key);
  }
  return { way, typed, isKey: !key, indent };
}

// How far a line is indented that follows this one: beside its key, or below it where the key has nothing behind it.
export function indentAfter(line) {
  const [, before, , behind] = KEY.exec(line) ?? [];
  if (before === undefined) return margin(line);
  const isBegun = behind === undefined || /^(?:[|>][-+0-9]*)?\s*(?:#.*)?$/.test(behind);
  return before.length + (isBegun ? 2 : 0);
}
