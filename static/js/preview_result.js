// The result in a preview: shown anew with the same answers.

import { reloadUnlessLeft } from "./leaving.js";
import { follow } from "./preview.js";
import "./result.js";

const sent = document.querySelector("[data-sent-again]");

follow(() => (sent.elements.length > 1 ? sent.requestSubmit() : reloadUnlessLeft()));
