import Docxtemplater from "docxtemplater";
import ImageModule from "docxtemplater-image-module-free";
import PizZip from "pizzip";
import { run, version } from "./engine.js";

// 80 mm at 96 pixels an inch.
const size = [302, 302];
const names = `${version("docxtemplater")}, image module ${version("docxtemplater-image-module-free")}`;

await run("docxtemplater.docx", names, (template, answers, picture) => {
  const image = new ImageModule({ centered: false, getImage: () => picture, getSize: () => size });
  const doc = new Docxtemplater(new PizZip(template), { modules: [image], paragraphLoop: true });
  doc.render({ ...answers, picture: "picture.png" });
  return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
});
