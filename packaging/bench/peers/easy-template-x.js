import { MimeType, TemplateHandler } from "easy-template-x";
import { run, version } from "./engine.js";

const handler = new TemplateHandler();

await run("easy-template-x.docx", version("easy-template-x"), (template, answers, picture) =>
  handler.process(template, {
    ...answers,
    picture: { _type: "image", source: picture, format: MimeType.Png, width: 302, height: 302 },
  }),
);
