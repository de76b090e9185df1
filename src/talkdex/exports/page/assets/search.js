// Search in the page: words in a row, whatever their accents and case; the last may be unfinished.

/** All tokens of the transcript in columns, made when first searched. */
const index = (() => {
  let made = null;
  return () => {
    if (made) return made;
    made = { token: [], unit: [], from: [], to: [] };
    units.forEach((unit, number) => {
      for (const [token, from, to] of tokens(unit.textContent)) {
        made.token.push(token);
        made.unit.push(number);
        made.from.push(from);
        made.to.push(to);
      }
    });
    return made;
  };
})();

/** The places of a query, in order, as ranges. */
function find(query) {
  const wanted = tokens(query).map(([token]) => token);
  if (!wanted.length) return [];
  const { token, unit, from, to } = index();
  const last = wanted.length - 1;
  const open = /[\p{L}\p{N}\p{M}]$/u.test(query); // still being typed
  const found = [];
  for (let at = 0; at + last < token.length; at++) {
    const fits = wanted.every((one, i) => token[at + i] === one || (i === last && open && token[at + i].startsWith(one)));
    if (!fits) continue;
    const end = at + last;
    found.push(new StaticRange({
      startContainer: units[unit[at]].firstChild, startOffset: from[at],
      endContainer: units[unit[end]].firstChild, endOffset: to[end],
    }));
    at = end;
  }
  return found;
}

/** The search box, what it found, and the way through it. */
function searchBox({ show }) {
  const input = document.getElementById("query");
  const count = document.getElementById("found");
  let found = [], current = -1;

  function tell() {
    count.textContent = !input.value.trim() ? "" : found.length ? `${current + 1} of ${found.length}` : "nothing found";
    for (const id of ["previous", "next"]) document.getElementById(id).disabled = !found.length;
    highlight("found", found, 1);
    highlight("current", found.slice(current, current + 1), 3);
  }

  function run() {
    found = find(input.value);
    const below = found.findIndex((place) => place.startContainer.parentElement.getBoundingClientRect().bottom > barBottom());
    current = found.length ? Math.max(0, below) : -1;
    if (found.length) show(found[current]);
    tell();
  }

  function step(by) {
    if (!found.length) return;
    current = (current + by + found.length) % found.length;
    show(found[current]);
    tell();
  }

  function clear() {
    input.value = "";
    run();
  }

  input.addEventListener("input", run);
  input.form.addEventListener("submit", (event) => {
    event.preventDefault();
    step(1);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      step(-1);
    }
  });
  document.getElementById("previous").addEventListener("click", () => step(-1));
  document.getElementById("next").addEventListener("click", () => step(1));
  return { input, step, clear };
}
