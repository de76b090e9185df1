// The transcript follows the playback: the word that is said is marked, and kept in sight until the reader scrolls.

function follower(player) {
  const back = document.getElementById("back");
  const line = document.getElementById("line");
  let queued = false, word = -1, unit = -1, following = true, stopAt = null;

  /** Mark the word of this moment; called on every frame while it plays, and after every jump. */
  function update() {
    queued = false;
    const now = player.now();
    if (stopAt !== null && now >= stopAt) {
      stopAt = null;
      player.pause();
    }
    const found = wordAtTime(now);
    if (found !== word) moveTo(found);
    if (player.playing()) schedule();
  }

  function moveTo(found) {
    word = found;
    highlight("now", word < 0 ? [] : [rangeOf(word, word)], 2);
    const next = word < 0 ? -1 : words.unit[word];
    if (next === unit) return;
    units[unit]?.classList.remove("now");
    unit = next;
    units[unit]?.classList.add("now");
    line.setAttribute("aria-live", player.playing() ? "off" : "polite"); // nobody reads over the speaker
    line.textContent = units[unit]?.textContent ?? "";
    if (following && player.playing()) keepInSight();
  }

  function keepInSight() {
    if (units[unit]) reveal(units[unit]);
  }

  function schedule() {
    if (queued) return;
    queued = true;
    requestAnimationFrame(update);
  }

  function follow(yes) {
    following = yes;
    back.hidden = yes || !player.playing();
  }

  const leave = () => player.playing() && follow(false);
  const scroll = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);
  addEventListener("wheel", leave, { passive: true });
  addEventListener("touchmove", leave, { passive: true });
  addEventListener("keydown", (event) => scroll.has(event.key) && leave());
  back.addEventListener("click", () => {
    follow(true);
    keepInSight();
  });

  return {
    changed: schedule,
    follow,
    /** Go to a moment; with an end, stop there. */
    go(start, { end = null, play = true } = {}) {
      stopAt = end;
      follow(true);
      player.seek(start, { end, play });
      schedule();
    },
  };
}

/** Where the bar on top ends, which hides what is under it. */
const barBottom = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);

/** Scroll to what is hidden above, below or under the bar on top. */
function reveal(place) {
  const top = barBottom();
  const stage = document.getElementById("stage")?.getBoundingClientRect();
  const covered = stage?.width > innerWidth * 0.8 ? Math.max(top, Math.min(stage.bottom, innerHeight / 2)) : top;
  const box = place.getBoundingClientRect();
  if (box.top >= covered + 8 && box.bottom <= innerHeight - 96) return;
  const smooth = matchMedia("(prefers-reduced-motion: no-preference)").matches && Math.abs(box.top) < 2 * innerHeight;
  scrollBy({ top: box.top - covered - (innerHeight - covered) / 4, behavior: smooth ? "smooth" : "instant" });
}
