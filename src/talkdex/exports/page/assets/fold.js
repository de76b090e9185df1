// Folding as talkdex.text does it: NFKD without accents, lower case, cut into alphanumeric runs.

const LETTERS = { œ: "oe", æ: "ae", ł: "l", ø: "o", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ı: "i" };
const SEPARATORS = /[\u02b9-\u02bf\u02c8\u02ca\u02cb\u200b]/u;
const SILENT = /\p{Cf}/u;
const KANA = /[\u3099\u309a]/u; // they tell か from が: not accents
const MARK = /\p{M}/u;
const ALPHANUMERIC = /[\p{L}\p{N}]/u;
const UNSPACED =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

const CHEROKEE = /[\u13a0-\u13fd\uab70-\uabbf]/u; // folds to capitals

const caseless = (text) =>
  CHEROKEE.test(text) ? text.toUpperCase() : text.toUpperCase().toLowerCase().replaceAll("ς", "σ");

/** The folded characters that one becomes; a space ends the token, nothing is silent. */
function piecesOf(char) {
  if (SEPARATORS.test(char)) return [" "];
  if (SILENT.test(char)) return [];
  const letters = [...caseless(char).normalize("NFKD")].map((c) => LETTERS[c] ?? c).join("");
  return [...caseless(letters).normalize("NFKD")]
    .filter((c) => KANA.test(c) || !isAccent(c))
    .map((c) => (ALPHANUMERIC.test(c) || MARK.test(c) ? c : " "));
}

const known = new Map();

function pieces(char) {
  if (!known.has(char)) known.set(char, piecesOf(char));
  return known.get(char);
}

/** Whether a mark has a combining class: those are put in order of class, so one of these moves something. */
const isAccent = (c) => MARK.test(c) && ["a\u0301" + c, "a" + c + "\u0334"].some((text) => text.normalize("NFD") !== text);

/** The folded tokens of a text, each [token, start, end] with the characters that it stands for. */
function tokens(text) {
  const found = [];
  let run = "", from = 0, to = 0;
  const close = () => {
    if (run && ![...run].every((c) => MARK.test(c))) found.push([run.normalize("NFC"), from, to]);
    run = "";
  };
  let at = 0;
  for (const char of text) {
    const after = at + char.length;
    const became = pieces(char);
    if (!became.length && run) to = after;
    for (const piece of became) {
      if (piece === " " || (run && !MARK.test(piece) && (UNSPACED.test(piece) || startsUnspaced(run)))) close();
      if (piece === " ") continue;
      if (!run) from = at;
      run += piece;
      to = after;
    }
    at = after;
  }
  close();
  return found;
}

const startsUnspaced = (run) => UNSPACED.test(String.fromCodePoint(run.codePointAt(0)));
