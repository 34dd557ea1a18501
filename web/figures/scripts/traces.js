// What Plotly is given for a picture: bars that lie, or lines over years. Colours and sizes are those of the page.

const COURSES = 6;
const SYMBOLS = ["circle", "square", "diamond", "triangle-up", "x", "star"];

// Plotly reads markup in text.
export function plain(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

export function wrapped(text, length) {
  const pieces = [];
  const characters = [...text];
  for (let at = 0; at < characters.length; at += length) pieces.push(plain(characters.slice(at, at + length).join("")));
  return pieces.join("<br>");
}

function look() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(`--zw-${name}`).trim();
  return { colour, rem: parseFloat(style.fontSize), family: getComputedStyle(document.body).fontFamily };
}

function framed({ colour, rem, family }, height, more) {
  return {
    height,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    font: { family, size: rem * 0.8, color: colour("ink") },
    margin: { l: 8, r: 8, t: 8, b: 8 },
    hoverlabel: { bgcolor: colour("card"), bordercolor: colour("edge"), font: { family, color: colour("ink") } },
    dragmode: false,
    ...more,
  };
}

export function barsOf(picture, width) {
  const page = look();
  const { colour, rem } = page;
  const ticks = picture.lines.map((_, n) => n);
  // A third of the width at most stands for the names.
  const length = Math.max(4, Math.floor((width * 0.36) / (rem * 0.8)));
  // Beyond the longest bar its words must have room.
  const longest = Math.max(...picture.lines.flatMap((line) => line.cells.map((cell) => cell?.said.length ?? 0)));
  const room = Math.min(0.6, ((longest + 1) * rem * 0.8) / (width * 0.62));
  const most = Math.max(...picture.lines.flatMap((line) => line.cells.map((cell) => Math.abs(cell?.number ?? 0))));
  const traces = picture.columns.map((column, at) => {
    const shade = colour(column.status === "target" ? "amber" : "accent");
    const cells = picture.lines.map((line) => line.cells[at]);
    return {
      type: "bar",
      orientation: "h",
      name: plain(column.name),
      y: ticks,
      x: cells.map((cell) => cell?.number ?? null),
      text: cells.map((cell) => (cell ? plain(cell.said) : "")),
      textposition: "outside",
      cliponaxis: false,
      customdata: cells.map((cell) => cell?.href),
      hovertext: picture.lines.map((line) => `${wrapped(line.label, 16)}<br>${plain(column.name)}`),
      hovertemplate: "%{hovertext}<br>%{text}<extra></extra>",
      marker: {
        color: shade,
        line: { color: shade, width: 1 },
        pattern: column.status === "target" ? { shape: "/", size: 6, solidity: 0.45, bgcolor: colour("card") } : {},
      },
    };
  });
  const names = picture.lines.map((line) => wrapped(line.label, length));
  const each = Math.max(traces.length * 1.5 + 0.6, Math.max(...names.map((name) => name.split("<br>").length)) * 1.1 + 0.5);
  const layout = framed(page, Math.round(picture.lines.length * each * rem + 24), {
    barmode: "group",
    bargap: 0.25,
    showlegend: false,
    xaxis: { visible: false, fixedrange: true, range: [0, (most || 1) / (1 - room)] },
    yaxis: {
      automargin: true,
      fixedrange: true,
      autorange: "reversed",
      tickmode: "array",
      tickvals: ticks,
      ticktext: names,
      ticklabelstandoff: 6,
      showgrid: false,
      zeroline: false,
    },
  });
  return { traces, layout };
}

export function linesOf(picture, width) {
  const page = look();
  const { colour, rem } = page;
  // As long as a line of the legend is, beside its sign; where the picture is narrow each name has a line of its own.
  const length = Math.max(6, Math.floor((width - 5 * rem) / (rem * 0.8)));
  const names = picture.lines.map((line) => wrapped(line.label, length));
  const rows = names.reduce((count, name) => count + name.split("<br>").length, 0);
  const traces = picture.lines.flatMap((line, n) =>
    ["result", "target"].map((status) => {
      const points = picture.columns.flatMap((column, at) =>
        column.status === status && line.cells[at] ? [{ ...line.cells[at], ...column }] : [],
      );
      const shade = colour(`course-${(n % COURSES) + 1}`);
      return {
        type: "scatter",
        mode: "lines+markers",
        name: names[n],
        legendgroup: String(n),
        showlegend: status === "result",
        x: points.map((point) => point.year),
        y: points.map((point) => point.number),
        text: points.map((point) => plain(point.said)),
        customdata: points.map((point) => point.href),
        hovertext: points.map((point) => `${wrapped(line.label, 16)}<br>${plain(point.name)}`),
        hovertemplate: "%{hovertext}<br>%{text}<extra></extra>",
        line: { color: shade, dash: status === "target" ? "dot" : "solid", width: 2 },
        marker: { color: shade, size: 9, symbol: SYMBOLS[n % COURSES] + (status === "target" ? "-open" : "") },
      };
    }),
  );
  const years = [...new Set(picture.columns.map((column) => column.year))].sort();
  const layout = framed(page, Math.round((16 + rows * 2) * rem), {
    showlegend: true,
    legend: { orientation: "h", y: -0.15, yanchor: "top", x: 0, itemclick: false, itemdoubleclick: false },
    xaxis: { type: "category", categoryarray: years, categoryorder: "array", fixedrange: true, ticksuffix: "年", showgrid: false },
    yaxis: { automargin: true, fixedrange: true, rangemode: "tozero", gridcolor: colour("line"), separatethousands: true },
    margin: { l: 8, r: 16, t: 8, b: 40 },
  });
  return { traces, layout };
}
