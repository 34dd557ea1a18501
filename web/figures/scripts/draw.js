// Draws each picture's own table above it, when it comes near the screen. Plotly is asked for once, with the first.

import { barsOf, linesOf } from "./traces.js";
import { readPicture } from "./tables.js";

const source = document.querySelector("script[data-plotly]").dataset.plotly;
const drawn = new Set();
let asked;

function plotly() {
  asked ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => resolve(globalThis.Plotly);
    script.onerror = reject;
    document.head.append(script);
  });
  return asked;
}

async function draw(figure) {
  const space = figure.querySelector(".zw-drawing");
  space.hidden = false;
  const picture = readPicture(figure);
  const { traces, layout } = (picture.drawn === "lines" ? linesOf : barsOf)(picture, space.clientWidth);
  space.style.height = `${layout.height}px`;
  const Plotly = await plotly();
  await Plotly.react(space, traces, layout, { displayModeBar: false, showTips: false });
  if (drawn.has(figure)) return;
  drawn.add(figure);
  space.on("plotly_click", (event) => {
    const href = event.points[0]?.customdata;
    if (href) location.assign(href);
  });
}

// Without Plotly the tables are there: they are opened, and the empty space is taken away.
function leaveTable(figure) {
  figure.querySelector(".zw-drawing").hidden = true;
  figure.querySelector("details").open = true;
}

function redraw() {
  for (const figure of drawn) draw(figure).catch(() => leaveTable(figure));
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      draw(target).catch(() => leaveTable(target));
    }
  },
  { rootMargin: "300px" },
);
document.querySelectorAll(".zw-picture").forEach((figure) => {
  figure.querySelector(".zw-drawing").hidden = false;
  near.observe(figure);
});

let width = innerWidth;
let waiting;
addEventListener("resize", () => {
  if (innerWidth === width) return;
  width = innerWidth;
  clearTimeout(waiting);
  waiting = setTimeout(redraw, 150);
});
new MutationObserver(redraw).observe(document.documentElement, {
  attributeFilter: ["data-theme", "data-contrast", "data-size"],
});
