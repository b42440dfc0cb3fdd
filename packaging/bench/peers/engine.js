// What the engines of JavaScript share: they fill a form so many times, one after the other, and leave the last
// document. Arguments: folder, count, document to leave.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// version of an installed package.
export function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url), "utf8")).version;
}

// run calls fill(form, answers, picture) for each document; it returns the document, or a promise of it, as bytes.
export async function run(form, names, fill) {
  const [dir, count, out] = process.argv.slice(2);
  const template = readFileSync(join(dir, form));
  const { fields, rows } = JSON.parse(readFileSync(join(dir, "data.json"), "utf8"));
  const picture = readFileSync(join(dir, "picture.png"));
  let last = null;
  for (let i = 0; i < Number(count); i++) {
    last = await fill(template, { ...fields, rows }, picture);
  }
  if (last) {
    writeFileSync(out, last);
  }
  console.log(`${names}, node ${process.version}`);
}
