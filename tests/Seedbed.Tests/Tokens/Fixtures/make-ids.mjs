// Made the files beside it once, with the reference: npm install tiktoken@1.0.22, then
// node make-ids.mjs o200k_base > o200k.json, node make-ids.mjs cl100k_base > cl100k.json
import { createRequire } from "node:module";
const { get_encoding } = createRequire(process.cwd() + "/")("tiktoken");
const encoding = get_encoding(process.argv[2]);
let state = 12345;
const next = bound => (state = (state * 1103515245 + 12345) & 0x7fffffff) % bound;
const texts = [
  "Hello, world! It's the user's; they'RE we'Ll I'D you'vE isN'T 'tis o'clock x'ſ",
  "The quick brown fox jumps over the lazy dog. 3.14159 1234567890 ½ Ⅷ ٣٤٥٦",
  "fn main() {\n    let x: Vec<u8> = vec![0; 10];\n\tprintln!(\"{:?}\", x);\n}\n\n\n// https://example.org/a/b/c?d=e#f\n",
  "SELECT * FROM t WHERE a_b = 'c' AND camelCase <> PascalCaseHTTPServer -- x\r\n\r\n",
  "   leading  and   trailing   ", "\n\n  \n x \t\t y\u00a0\u2003z\u3000 \r\n", " ", "  ", "\n", " \n ", "\t\tx",
  "漢字とかなカナ。これは日本語の文章です！中文句子，很好。한국어 문장입니다.", "漢A漢BB", "AB漢CDe", "ＡＢＣ１２３",
  "😀👩‍👩‍👧‍👦🇩🇪🏳️‍🌈 👍🏽!", "e\u0301 n\u0303o \u0301A \u0301\u0302 a\u0301B \u0301", "ǅungla ǅ ʰx Xʰ", "Ελληνικά Русский עברית العربية हिन्दी ไทย",
  "<|endoftext|> <|im_start|>", "....////\n\n/// !!! ??? -- \u2014 \u2026 »«", "a\u0000b\u0007\u200b\ufeff", "𝒳𝓎𝟙𝟚𝟛𝟜 𐐀𐐨", "x".repeat(300), " ".repeat(200) + "y", "ab".repeat(150),
  "=".repeat(90) + "\n" + "-".repeat(130), "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "\ud83d alone \ude00",
];
const alphabet = [..."abcXYZ019 \n\t\r'/.,;ſsStTdDé漢Ж̃ ʰǅ½😀👍\u200d\u2028\u0085"];
for (let i = 0; i < 320; i++) texts.push(Array.from({ length: 3 + next(30) }, () => alphabet[next(alphabet.length)]).join(""));
console.log("[\n" + texts.map(text => JSON.stringify({ text, ids: [...encoding.encode(text, [], [])] })).join(",\n") + "\n]");
