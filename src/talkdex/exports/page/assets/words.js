// The words of the transcript: where each stands in the text, and when it is said. No element is made for one.

const data = JSON.parse(document.getElementById("data").textContent);
const units = [...document.querySelectorAll(".u")];
const unitNumber = new Map(units.map((unit, number) => [unit, number]));

/** Unpack times and lengths (talkdex.exports.page.payload) into columns, a row for each word. */
function unpacked(packed) {
  const count = packed.reduce((sum, one) => sum + (one.length - 1) / 3, 0);
  const columns = { first: [], count };
  for (const name of ["start", "end", "reached", "unit", "from", "to"]) columns[name] = new Int32Array(count);
  let row = 0;
  packed.forEach((numbers, unit) => {
    const text = units[unit].textContent;
    let [time] = numbers, offset = 0;
    columns.first.push(row);
    for (let i = 1; i < numbers.length; i += 3, row++) {
      columns.start[row] = time + numbers[i];
      columns.end[row] = time = columns.start[row] + numbers[i + 1];
      const next = offset + numbers[i + 2];
      columns.unit[row] = unit;
      columns.from[row] = offset + text.slice(offset, next).search(/\S|$/);
      columns.to[row] = offset = next;
      columns.reached[row] = row ? Math.max(columns.reached[row - 1], columns.start[row]) : columns.start[row];
    }
  });
  columns.first.push(count);
  return columns;
}

const words = unpacked(data.words);

/** The first row in [low, high) for which a test that turns from false to true holds; else high. */
function firstRow(low, high, holds) {
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The word that is being said at a moment, or was last; -1 before the first. */
const wordAtTime = (ms) => firstRow(0, words.count, (row) => words.reached[row] > ms) - 1;

/** The first word of a unit that reaches past a character; the next unit's first where none does. */
const wordFrom = (unit, offset) =>
  firstRow(words.first[unit], words.first[unit + 1], (row) => words.to[row] > offset);

/** The last word of a unit that begins before a character; the unit before's last where none does. */
const wordUntil = (unit, offset) =>
  firstRow(words.first[unit], words.first[unit + 1], (row) => words.from[row] >= offset) - 1;

/** The place of some words in the text. */
function rangeOf(first, last) {
  return new StaticRange({
    startContainer: units[words.unit[first]].firstChild, startOffset: words.from[first],
    endContainer: units[words.unit[last]].firstChild, endOffset: words.to[last],
  });
}

function liveRange(first, last) {
  const place = rangeOf(first, last), range = new Range();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  return range;
}

/** What some words say, passages parted as on the page. */
function textOf(first, last) {
  const place = rangeOf(first, last);
  let found = "";
  for (let unit = words.unit[first]; unit <= words.unit[last]; unit++) {
    const { data: text } = units[unit].firstChild;
    const from = unit === words.unit[first] ? place.startOffset : 0;
    const glue = units[unit].previousSibling?.nodeType === Node.TEXT_NODE || !units[unit].previousSibling ? " " : "";
    found += (found && glue) + text.slice(from, unit === words.unit[last] ? place.endOffset : undefined);
  }
  return found;
}

/** The word that is drawn at a point of the window, or -1: beside the text is no word. */
function wordAtPoint(x, y) {
  const caret = document.caretPositionFromPoint?.(x, y) ?? rangeAsCaret(document.caretRangeFromPoint?.(x, y));
  const unit = unitNumber.get(caret?.offsetNode?.parentElement);
  if (unit === undefined) return -1;
  for (const row of [wordFrom(unit, caret.offset), wordUntil(unit, caret.offset)]) {
    if (row < words.first[unit] || row >= words.first[unit + 1]) continue;
    const boxes = [...liveRange(row, row).getClientRects()];
    if (boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)) return row;
  }
  return -1;
}

const rangeAsCaret = (range) => range && { offsetNode: range.startContainer, offset: range.startOffset };

/** Mark places in the text under a name of the style sheet; no element is made where the browser can't. */
function highlight(name, ranges, priority = 0) {
  if (!globalThis.Highlight) return;
  const made = new Highlight(...ranges);
  made.priority = priority;
  CSS.highlights.set(name, made);
}
