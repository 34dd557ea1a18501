// What a report's page does beyond being read: finding words, rows of figures on tap, links that copy themselves.

import { startFinding } from "./finding.js";
import { startPlace } from "./place.js";
import { startTapping } from "./tapping.js";

startFinding(document.getElementById("zw-find"), document.querySelector(".zw-report"));
startTapping(document.querySelector(".zw-report"), document.getElementById("zw-tapped"));
startPlace(document.querySelector(".zw-report"), document.querySelector(".zw-contents"));
