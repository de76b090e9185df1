// The transcript follows the playback: the word that is said is marked, and kept in sight until the reader scrolls.

function follower(player) {
  const back = document.getElementById("back");
  const line = document.getElementById("line");
  let queued = false, word = -1, unit = -1, following = true, jumped = false, stopAt = null;

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
    if (following && (jumped || player.playing())) keepInSight();
    jumped = false;
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
      jumped = true;
      follow(true);
      player.seek(start, { end, play });
      schedule();
    },
  };
}

/** Where that ends which stays on top and hides what is under it: the bar, on a phone the player too. */
const barBottom = () => parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop);

/** Scroll to what is hidden above, below or under the bar on top. */
function reveal(place, tries = 5) {
  const covered = barBottom();
  const box = place.getBoundingClientRect();
  if ((box.top >= covered + 8 && box.bottom <= innerHeight - 96) || !tries) return;
  const near = tries === 5 && Math.abs(box.top) < 2 * innerHeight;
  const smooth = near && matchMedia("(prefers-reduced-motion: no-preference)").matches;
  scrollBy({ top: box.top - covered - (innerHeight - covered) / 4, behavior: smooth ? "smooth" : "instant" });
  // what comes into sight on the way takes its true height only then
  if (!smooth) requestAnimationFrame(() => reveal(place, box.height > innerHeight - covered - 104 ? 0 : tries - 1));
}
