// What a script says, in the language of the page: the page brings the texts, and English ones stand in the scripts.

const texts = JSON.parse(document.querySelector("meta[name=phrases]")?.content ?? "{}");
export const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const ALL_FORMS = ["zero", "one", "two", "few", "many", "other"];

function filled(text, values) {
  return text.replace(/%(?:\((\w+)\)s|%)/g, (sign, name) => (name ? values[name] : "%"));
}

// `phrase("Moved to %(place)s.", { place: 2 })`
export function phrase(text, values = {}) {
  return filled(texts[text] ?? text, values);
}

// The same about a number of things: `countedPhrase("%(number)s word", "%(number)s words", 2)`.
export function countedPhrase(one, many, number, values = {}) {
  const forms = texts[one] ?? [one, many];
  const kind = plurals.select(number);
  const form = forms.length > 2 ? ALL_FORMS.indexOf(kind) : Number(kind !== "one" && forms.length > 1);
  return filled(forms[form], { number, ...values });
}

// Times have 24 hours, and digits are 0 to 9, as everywhere on the pages.
export function clockTime(milliseconds) {
  return new Date(milliseconds).toLocaleTimeString(`${language}-u-nu-latn`, { hourCycle: "h23" });
}

export function moment(milliseconds) {
  const how = { dateStyle: "long", timeStyle: "short", hourCycle: "h23" };
  return new Date(milliseconds).toLocaleString(`${language === "en" ? "en-GB" : language}-u-nu-latn`, how);
}
