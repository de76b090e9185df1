// Words selected become a link with start and end, to the recording's host and to this page.

/** The first and last word of a selection, or null where it holds none. */
function chosenWords(selection) {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const from = firstRow(0, units.length, (n) => range.comparePoint(units[n].firstChild, units[n].firstChild.length) > -1);
  const until = firstRow(0, units.length, (n) => range.comparePoint(units[n].firstChild, 0) > 0) - 1;
  if (from > until) return null;
  const inside = (node, unit) => node === units[unit].firstChild;
  const first = wordFrom(from, inside(range.startContainer, from) ? range.startOffset : 0);
  const last = wordUntil(until, inside(range.endContainer, until) ? range.endOffset : Infinity);
  return first <= last ? [first, last] : null;
}

/** The bar with the link of what is selected. */
function shareBar({ announce, play }) {
  const bar = document.getElementById("share");
  const field = document.getElementById("link");
  const kind = document.getElementById("kind");
  let chosen = null;

  for (const { name } of [...data.links, { name: "this page" }]) kind.add(new Option(name));
  kind.hidden = kind.length < 2;
  kind.addEventListener("change", () => chosen && write());

  function write() {
    const link = data.links[kind.selectedIndex];
    const { start, end } = chosen;
    field.value = chosen.link = link ? linkTo(link.pieces, start, end) : pageLink(start, end);
  }

  function show(first, last) {
    const start = words.start[first];
    const end = Math.max(...words.end.subarray(first, last + 1));
    chosen = { start, end, text: textOf(first, last) };
    write();
    document.getElementById("span").textContent = `${clock(start)}–${clock(end)}`;
    document.getElementById("text").textContent = chosen.text;
    bar.hidden = false;
  }

  function hide() {
    if (bar.contains(document.activeElement)) document.getElementById("transcript").focus({ preventScroll: true });
    bar.hidden = true;
    chosen = null;
  }

  async function copy(text, told) {
    try {
      await navigator.clipboard.writeText(text);
    } catch { // not allowed here: the old way
      const kept = field.value;
      field.value = text;
      field.select();
      document.execCommand("copy");
      field.value = kept;
    }
    announce(told);
  }

  document.addEventListener("selectionchange", () => {
    const found = chosenWords(getSelection());
    if (found) show(...found);
    else if (!bar.contains(document.activeElement)) hide();
  });
  bar.addEventListener("pointerdown", (event) => {
    if (event.target !== field && event.target !== kind) event.preventDefault(); // the words stay selected
  });
  field.addEventListener("focus", () => field.select());
  const on = (id, act) => document.getElementById(id).addEventListener("click", () => chosen && act(chosen));
  on("copy-link", ({ link }) => copy(link, "Link copied"));
  on("copy-quote", ({ text, link }) => copy(`“${text}”\n${link}`, "Quotation copied"));
  on("play-span", ({ start, end }) => play(start, end));
  document.getElementById("close-share").addEventListener("click", () => {
    getSelection().removeAllRanges();
    hide();
  });
  return { hide, isOpen: () => !bar.hidden };
}
