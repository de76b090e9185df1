// Links as talkdex.links.deep_link writes them, from the pieces that talkdex.links.template gives.

const SPELLINGS = {
  seconds: (ms) => String(Math.floor(ms / 1000)),
  fractions: (ms) => decimal(ms),
  units: (ms) => (ms >= 3600000 ? allUnits(ms) : ms >= 60000 ? allUnits(ms).slice(2) : allUnits(ms).slice(4)),
  "all units": (ms) => allUnits(ms),
};

const two = (number) => String(number).padStart(2, "0");

function allUnits(ms) {
  const s = Math.floor(ms / 1000);
  return `${Math.floor(s / 3600)}h${Math.floor(s / 60) % 60}m${s % 60}s`;
}

/** Seconds, exact, without needless zeros: 83.25. */
const decimal = (ms) => String(Number((ms / 1000).toFixed(3)));

/** A moment as people write it: 22:10, 1:16:00. */
function clock(ms) {
  const s = Math.floor(ms / 1000);
  const minutes = Math.floor(s / 60) % 60;
  return s < 3600 ? `${minutes}:${two(s % 60)}` : `${Math.floor(s / 3600)}:${two(minutes)}:${two(s % 60)}`;
}

/** The link to a moment, or to a range where the host knows ends; null where no form of it is known. */
function linkTo(pieces, start, end = null, duration = data.duration) {
  if (!pieces) return null;
  const limit = duration ?? Infinity;
  const last = Math.min(Math.max(0, end ?? start), limit);
  const first = Math.max(0, Math.min(Math.max(0, start), last, limit - 1));
  const spell = SPELLINGS[pieces.spelling];
  if (end === null || !pieces.span) return pieces.moment[0] + spell(first) + pieces.moment[1];
  const step = Math.floor(last / pieces.unit) <= Math.floor(first / pieces.unit);
  const stop = step ? Math.min(first + pieces.unit, limit) : last;
  return pieces.span[0] + spell(first) + pieces.span[1] + spell(stop) + pieces.span[2];
}

/** The link to a moment or range of this page: https://www.w3.org/TR/media-frags/. */
const pageLink = (start, end = null) =>
  `${location.href.split("#")[0]}#t=${decimal(start)}${end === null ? "" : `,${decimal(end)}`}`;

/** The moment or range that a fragment names, in ms; null where it names none. */
function momentIn(fragment) {
  const found = /^#t=(?:npt:)?([\d:.]+)(?:,([\d:.]+))?$/.exec(fragment);
  if (!found) return null;
  const [start, end] = [found[1], found[2]].map((text) => (text ? milliseconds(text) : null));
  return Number.isNaN(start) || Number.isNaN(end) ? null : { start, end: end > start ? end : null };
}

const milliseconds = (text) => Math.round(1000 * text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0));
