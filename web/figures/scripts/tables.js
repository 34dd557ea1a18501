// A picture as its table states it: columns, and rows of cells with number, words and the address of the sentence.

export function readPicture(figure) {
  const heads = [...figure.querySelectorAll("thead th")].slice(1);
  const rows = [...figure.querySelectorAll("tbody tr")];
  return {
    drawn: figure.dataset.drawn,
    unit: figure.dataset.unit,
    columns: heads.map((head) => ({ name: head.textContent, year: head.dataset.year, status: head.dataset.status })),
    lines: rows.map((row) => ({
      label: row.querySelector("th").textContent,
      cells: [...row.querySelectorAll("td")].map(readCell),
    })),
  };
}

function readCell(cell) {
  if (cell.dataset.n === undefined) return null;
  const link = cell.querySelector("a");
  return { number: Number(cell.dataset.n), said: link.textContent, href: link.getAttribute("href") };
}
