// A text field as an editor of code: highlighting, suggestions, and problems at their lines.

import {
  autocompletion,
  bracketMatching,
  classHighlighter,
  completionKeymap,
  defaultKeymap,
  drawSelection,
  EditorState,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  history,
  historyKeymap,
  indentService,
  indentUnit,
  keymap,
  lineNumbers,
  lintGutter,
  lintKeymap,
  searchKeymap,
  setDiagnostics,
  startCompletion,
  syntaxHighlighting,
  yaml,
} from "../vendor/codemirror.js";
import { phrase } from "./phrases.js";
import { suggestions } from "./schema_completion.js";
import { indentAfter, placeAt } from "./yaml_place.js";

const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;

// A key takes its colon with it; where something of several lines belongs to it, they are begun.
function applied({ name, isKey, hasLines }, indent) {
  if (!isKey) return name;
  const after = hasLines && indent !== null ? `:\n${" ".repeat(indent + 2)}` : ": ";
  return (view, _completion, from, to) => {
    view.dispatch({
      changes: { from, to, insert: name + after },
      selection: { anchor: from + name.length + after.length },
      userEvent: "input.complete",
    });
    startCompletion(view);
  };
}

// What a key means is told in English in every language of the pages.
function described(words) {
  return Object.assign(document.createElement("p"), { textContent: words, lang: "en", dir: "ltr" });
}

function completer(schema, passages) {
  return (context) => {
    const place = placeAt(context.state.doc.toString(), context.pos);
    if (!place || (!place.typed && !context.explicit && place.isKey)) return null;
    const options = suggestions(schema, place, passages()).map((each) => ({
      label: each.name,
      type: each.isKey ? "property" : "enum",
      detail: each.isNeeded ? phrase("needed") : "",
      info: each.description ? () => described(each.description) : undefined,
      boost: each.isNeeded ? 1 : 0,
      apply: applied(each, place.indent),
    }));
    return { from: context.pos - place.typed.length, options, validFor: /^[\w-]*$/ };
  };
}

const indents = indentService.of(({ state }, at) => {
  const above = state.doc.sliceString(0, at).split("\n").findLast((line) => line.trim());
  return above === undefined ? 0 : indentAfter(above);
});

function forSets(schema, passages) {
  return [yaml(), indents, autocompletion({ override: [completer(schema, passages)], icons: false }), keymap.of(completionKeymap)];
}

// Takes the place of a text field, which goes on to hold the text for the form.
export function codeView(field, { label, describedBy, nonce, schema, passages, changed }) {
  const view = new EditorView({
    state: EditorState.create({
      doc: field.value,
      extensions: [
        EditorView.cspNonce.of(nonce),
        EditorView.theme({}, { dark: isDark }),
        EditorView.contentAttributes.of({ tabindex: "0", "aria-label": label, "aria-describedby": describedBy, spellcheck: "false" }),
        EditorView.lineWrapping,
        EditorState.tabSize.of(2),
        indentUnit.of("  "),
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        highlightSpecialChars(),
        highlightActiveLine(),
        highlightActiveLineGutter(),
        bracketMatching(),
        syntaxHighlighting(classHighlighter),
        schema ? forSets(schema, passages) : EditorView.perLineTextDirection.of(true),
        keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, ...lintKeymap]),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          field.value = update.state.doc.toString();
          changed();
        }),
      ],
    }),
  });
  view.dom.dir = "ltr";
  field.hidden = true;
  field.closest("label").after(view.dom);
  return view;
}

// From a place to the end of its line; of a text in quotation marks that begins there, only what is inside them.
function stretchAt(view, lineNumber, column) {
  const line = view.state.doc.line(Math.min(lineNumber, view.state.doc.lines));
  const from = Math.min(line.from + column - 1, line.to);
  const mark = view.state.sliceDoc(Math.max(from - 1, line.from), from);
  const closing = mark === '"' || mark === "'" ? view.state.sliceDoc(from, line.to).indexOf(mark) : -1;
  return { from, to: closing < 0 ? line.to : from + closing };
}

// The problems of this file, each from its place on.
export function showProblems(view, problems) {
  const diagnostics = problems.map((problem) => ({
    ...stretchAt(view, problem.line, problem.column),
    severity: problem.severity,
    message: `${problem.what}; ${problem.instead}`,
  }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

// What is wrong there is selected, so that the right words can be typed over it.
export function goTo(view, lineNumber, column = 1) {
  const { from, to } = stretchAt(view, lineNumber, column);
  view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
  view.focus();
}

// Puts a text in the place of the lines from `first` up to before `after`, and the cursor behind it.
export function replaceLines(view, first, after, text) {
  const { doc } = view.state;
  const from = first > doc.lines ? doc.length : doc.line(first).from;
  const to = after > doc.lines ? doc.length : doc.line(after).from;
  const isAtEnd = first > doc.lines && doc.length > 0 && doc.sliceString(doc.length - 1) !== "\n";
  const insert = (isAtEnd ? "\n" : "") + (text.endsWith("\n") ? text : `${text}\n`);
  const anchor = from + insert.trimEnd().length;
  view.dispatch({
    changes: { from, to, insert },
    selection: { anchor },
    effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    userEvent: "input",
  });
}
