// Reads a passage aloud, sentence by sentence, with a voice of the device, and marks the sentence that is being read.

import { choose, look } from "./reading_look.js";
import { showView } from "./panes.js";

const speech = window.speechSynthesis;
const bar = document.querySelector("[data-aloud-bar]");
const VOICES_COME_LATE = 1500;
let sentences = [];
let at = 0;
let spoken = null; // what is being said; of anything older nothing is heard any more

function part(name) {
  return bar.querySelector(`[data-aloud-${name}]`);
}

function openPassage() {
  return document.querySelector("[data-passage]:not([hidden])");
}

function languageOf(tag) {
  return tag.toLowerCase().split(/[-_]/)[0];
}

function voicesFor(tag) {
  return (speech?.getVoices() ?? []).filter((voice) => languageOf(voice.lang) === languageOf(tag));
}

// Browsers tell their voices some time after they were asked for the first time.
function voicesCome(tag) {
  return new Promise((resolve) => {
    if (!speech || voicesFor(tag).length) resolve();
    else {
      speech.addEventListener?.("voiceschanged", resolve, { once: true });
      setTimeout(resolve, VOICES_COME_LATE);
    }
  });
}

function voiceFor(tag) {
  const voices = voicesFor(tag);
  return voices.find((voice) => voice.voiceURI === look.voices[languageOf(tag)]) ?? voices.find((voice) => voice.default) ?? voices[0];
}

// ---- what the bar shows

function showVoices(tag) {
  const [voices, chosen] = [voicesFor(tag), voiceFor(tag)];
  part("none").hidden = voices.length > 0;
  for (const each of bar.querySelectorAll("[data-aloud-voiced]")) each.hidden = voices.length === 0;
  part("language").textContent = new Intl.DisplayNames([document.documentElement.lang], { type: "language" }).of(tag);
  part("voice").replaceChildren(...voices.map((voice) => new Option(voice.name, voice.voiceURI, false, voice === chosen)));
  part("speed").value = String(look.speed);
  return voices.length > 0;
}

function showPlaying() {
  part("start").hidden = spoken !== null;
  part("pause").hidden = spoken === null;
}

function mark(sentence) {
  for (const each of document.querySelectorAll(".sentence.is-read")) each.classList.remove("is-read");
  if (!sentence) return;
  sentence.classList.add("is-read");
  const [box, bars] = [sentence.getBoundingClientRect(), bar.getBoundingClientRect()];
  if (box.top < 70 || box.bottom > Math.min(bars.top, innerHeight)) sentence.scrollIntoView({ block: "center" });
}

// ---- reading

function hush() {
  spoken = null;
  speech?.cancel();
  showPlaying();
}

function read(index) {
  hush();
  at = Math.min(Math.max(index, 0), sentences.length - 1);
  const words = new SpeechSynthesisUtterance(sentences[at].textContent.trim());
  const { lang } = sentences[at].closest("[lang]");
  Object.assign(words, { lang, voice: voiceFor(lang) ?? null, rate: look.speed });
  for (const end of ["end", "error"]) words.addEventListener(end, (event) => { if (words === spoken) goOn(event.type === "end"); });
  spoken = words;
  mark(sentences[at]);
  showPlaying();
  speech.speak(words);
}

function goOn(isRead) {
  if (isRead && at + 1 < sentences.length) read(at + 1);
  else hush();
  if (isRead && !spoken) at = 0; // the end was reached: next time from the beginning
}

function step(by) {
  if (spoken) read(at + by);
  else {
    at = Math.min(Math.max(at + by, 0), sentences.length - 1);
    mark(sentences[at]);
  }
}

// The first sentence that is in sight.
function firstInSight() {
  return Math.max(0, sentences.findIndex((sentence) => sentence.getBoundingClientRect().top > 60));
}

function stop() {
  hush();
  mark(null);
  bar.hidden = true;
}

export async function readAloud() {
  showView("passages");
  const passage = openPassage();
  bar.hidden = false;
  await voicesCome(passage.lang);
  sentences = [...passage.querySelectorAll(".paragraph .sentence")];
  if (showVoices(passage.lang)) {
    part("play").focus();
    read(firstInSight());
  } else {
    part("stop").focus();
  }
}

part("play").addEventListener("click", () => (spoken ? hush() : read(at)));
part("previous").addEventListener("click", () => step(-1));
part("next").addEventListener("click", () => step(1));
part("stop").addEventListener("click", () => {
  stop();
  document.querySelector("[data-reading-button]").focus();
});
part("voice").addEventListener("change", (event) => {
  choose({ voices: { ...look.voices, [languageOf(openPassage().lang)]: event.target.value } });
  if (spoken) read(at);
});
part("speed").addEventListener("change", (event) => {
  choose({ speed: Number(event.target.value) });
  if (spoken) read(at);
});
document.addEventListener("click", (event) => {
  const pressed = sentences.indexOf(event.target.closest?.(".sentence"));
  if (!bar.hidden && spoken && pressed >= 0 && !event.target.closest("[role=button]")) read(pressed);
  else if (!bar.hidden && event.target.closest?.("[data-passage-tabs] a")) stop();
});
document.addEventListener("choosing", (event) => { if (event.detail && !bar.hidden) stop(); });
addEventListener("pagehide", hush);
