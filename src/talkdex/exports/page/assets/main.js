// The page put together: clicks, keys, and the moment in its own address.

const media = document.getElementById("media");
const stage = document.getElementById("stage");
const moved = () => follow.changed();
const player = media ? mediaPlayer(media, moved)
  : data.player.kind === "frame" ? framePlayer(stage, data.player, moved)
  : noPlayer();
const follow = follower(player);

const announce = (text) => { document.getElementById("status").textContent = text; };
const box = searchBox({ show: (place) => { follow.follow(false); reveal(liveOf(place)); } });
const bar = shareBar({ announce, play: (start, end) => follow.go(start, { end }) });

function liveOf(place) {
  const range = new Range();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  return range;
}

themeButton();
const list = document.querySelector(".segments details");
if (list && list.querySelectorAll("li").length > 5 && innerWidth < 700) list.open = false; // else it hides the talk
document.getElementById("load")?.addEventListener("click", () => player.play());

document.getElementById("there")?.addEventListener("click", (event) => {
  event.currentTarget.href = linkTo(data.links[0].pieces, player.now());
});

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = event.target.closest("a");
  if (link) return link.dataset.ms && followLink(event, link);
  if (!event.target.closest("#transcript") || !getSelection().isCollapsed) return;
  const word = wordAtPoint(event.clientX, event.clientY);
  if (word >= 0) follow.go(words.start[word]);
});

function followLink(event, link) {
  if (link.getAttribute("href").startsWith("#s")) { // to a segment: the browser scrolls there
    if (data.player.kind !== "none") follow.go(Number(link.dataset.ms));
  } else if (data.player.kind !== "none" || link.getAttribute("href").startsWith("#")) {
    event.preventDefault();
    follow.go(Number(link.dataset.ms));
  }
}

const STEP = 5000;
const keys = {
  "/": () => { box.input.focus(); box.input.select(); },
  n: () => box.step(1),
  p: () => box.step(-1),
  " ": () => (player.playing() ? player.pause() : player.play()),
  ArrowLeft: () => follow.go(Math.max(0, player.now() - STEP), { play: player.playing() }),
  ArrowRight: () => follow.go(player.now() + STEP, { play: player.playing() }),
  "?": () => document.getElementById("keys").showModal(),
};

addEventListener("keydown", (event) => {
  if (event.metaKey || event.ctrlKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return escape();
  const act = keys[event.key];
  const typing = event.target.closest("input, select");
  const spent = event.key === " " && event.target.closest("button, a, summary, label");
  if (!act || typing || spent || event.target === media || (data.player.kind === "none" && / |Arrow/.test(event.key))) return;
  event.preventDefault();
  act();
});

/** Leave what is open, the latest first. */
function escape() {
  if (bar.isOpen()) {
    getSelection().removeAllRanges();
    bar.hide();
  } else if (box.input.value) {
    box.clear();
  }
  if (document.activeElement === box.input) box.input.blur();
}

document.getElementById("help").addEventListener("click", () => document.getElementById("keys").showModal());

/** Show the moment that the page's address names. */
function arrive() {
  const place = momentIn(location.hash);
  highlight("chosen", []);
  if (!place || !words.count) return;
  const first = firstRow(0, words.count, (row) => words.end[row] > place.start);
  const last = place.end === null ? first : wordAtTime(place.end - 1);
  if (first < words.count) {
    if (last > first) highlight("chosen", [rangeOf(first, last)]);
    reveal(units[words.unit[first]]);
  }
  follow.go(place.start, { end: place.end, play: false });
}

addEventListener("hashchange", arrive);
arrive();

globalThis.talkdex = Object.freeze({
  find: (query) => find(query).length,
  linkTo: (start, end, pieces = data.links[0]?.pieces, duration = data.duration) => linkTo(pieces, start, end, duration),
  now: () => player.now(),
  seek: (ms) => follow.go(ms),
  tokens,
  word: (row) => ({ start: words.start[row], end: words.end[row], text: textOf(row, row), place: rangeOf(row, row) }),
});
