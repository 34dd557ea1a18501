// Marks words in an article's paragraphs, also where a link cuts them. Each hit is the list of its marks.

const MOST = 2000;

function folded(text) {
  return [...text].map((char) => (/\s/.test(char) ? "" : char.normalize("NFKC").toLowerCase()));
}

export function clearMarks(article) {
  for (const mark of article.querySelectorAll("mark.zw-hit")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

export function markHits(article, words) {
  const wanted = folded(words).join("");
  if (!wanted) return [];
  const hits = [];
  for (const block of article.querySelectorAll(".zw-numbered")) {
    for (const part of block.querySelectorAll("p, h2, h3, h4, h5, h6")) {
      if (hits.length < MOST) hits.push(...markPart(part, wanted));
    }
  }
  return hits;
}

function markPart(part, wanted) {
  const { text, places } = readPart(part);
  const found = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    found.push([places[at], places[at + wanted.length - 1]]);
  }
  // From the last to the first, so that marking moves no place that is still to be marked.
  return found.reverse().map(([first, last]) => markSpan(part, first.offset, last.offset + last.length)).reverse();
}

// The part's folded text, and for each of its characters where in the part's own text it stands.
function readPart(part) {
  const places = [];
  let text = "";
  let offset = 0;
  for (const char of part.textContent) {
    for (const piece of folded(char)) {
      for (let n = 0; n < piece.length; n += 1) places.push({ offset, length: char.length });
      text += piece;
    }
    offset += char.length;
  }
  return { text, places };
}

function markSpan(part, start, end) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const pieces = [];
  let offset = 0;
  for (let node = walker.nextNode(); node && offset < end; node = walker.nextNode()) {
    const from = Math.max(start - offset, 0);
    const to = Math.min(end - offset, node.length);
    if (from < to) pieces.push({ node, from, to });
    offset += node.length;
  }
  return pieces.map(({ node, from, to }) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    const mark = document.createElement("mark");
    mark.className = "zw-hit";
    range.surroundContents(mark);
    return mark;
  });
}
