// Reads a passage aloud with the voice of the device, where the assignment or an agreement allows it.

const speech = window.speechSynthesis;
let reading = null;

function stop() {
  speech.cancel();
  if (reading) reading.textContent = "Read aloud";
  reading = null;
}

function read(passage, button) {
  stop();
  reading = button;
  button.textContent = "Stop reading";
  const paragraphs = [...passage.querySelectorAll(".paragraph")];
  for (const paragraph of paragraphs) {
    const words = [...paragraph.querySelectorAll(".sentence")].map((sentence) => sentence.textContent).join(" ");
    const spoken = new SpeechSynthesisUtterance(words);
    spoken.lang = passage.lang;
    if (paragraph === paragraphs.at(-1)) spoken.addEventListener("end", () => { if (reading === button) stop(); });
    speech.speak(spoken);
  }
}

for (const passage of speech ? document.querySelectorAll("[data-read-aloud] [data-passage]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet read-aloud";
  button.textContent = "Read aloud";
  button.addEventListener("click", () => (reading === button ? stop() : read(passage, button)));
  passage.querySelector("header").append(button);
}
addEventListener("pagehide", () => { if (speech) stop(); });
