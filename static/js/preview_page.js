// Any other page of a preview: shown anew when the file was saved.

import { follow } from "./preview.js";

follow();
