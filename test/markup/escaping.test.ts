import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { escapeHtml } from "../../src/markup/escape-html.ts";
import { escapeXml, escapeXmlAttribute } from "../../src/markup/escape-xml.ts";
import { markdownBlock, markdownCode, markdownText } from "../../src/markup/markdown.ts";
import { printable } from "../../src/markup/printable.ts";
import { writeAnnotation } from "../../src/markup/workflow-command.ts";

/** All characters that some markup has a meaning for, and some that most have no way to write. */
const NASTY = `<b a="1" c='2'>&amp;</b> ]]> \u0000\u0001\u001b[31m\u007f\t\r\n\uffff\ud800 é 🐈`;

test("XML takes any text, and gives it back but for what it cannot say", () => {
  const parser = new SaxesParser();
  const read = { text: "", attribute: "" };
  parser.on("text", (text) => (read.text += text));
  parser.on("opentag", ({ attributes }) => (read.attribute = String(attributes.of)));
  parser.write(`<a of="${escapeXmlAttribute(NASTY)}">${escapeXml(NASTY)}</a>`).close();
  const said = NASTY.replace("\u0000\u0001\u001b", "\\u0000\\u0001\\u001b").replace(
    "\uffff\ud800",
    "\\uffff\\ud800",
  );
  expect(read).toEqual({ text: said, attribute: said });
});

test("HTML has no element of a text", () => {
  expect(escapeHtml(`<script>alert("1" & '2')</script>`)).toBe(
    "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;",
  );
});

test("a terminal's cursor stays where it is", () => {
  expect(printable("a\u001b[2Jb\u009b1mc\nd\r\u2028")).toBe("a�[2Jb�1mc�d��");
});

test("a text in Markdown ends no cell, begins no element, and calls nobody", () => {
  expect(markdownText("<img> *a* | `<b>` @all")).toBe("\\<img\\> \\*a\\* \\| `<b>` @\u200ball");
  expect(markdownText("a ` <b>")).toBe("a ' \\<b\\>");
  expect(markdownCode("a`b|c\n")).toBe("`a'b\\|c�`");
});

test("a block of code in Markdown is not ended by what is in it", () => {
  expect(markdownBlock("a\n````\n<b>\u001b", "http")).toBe("`````http\na\n````\n<b>�\n`````");
});

test("an annotation is one line of a workflow's log, whatever is in it", () => {
  const place = { file: "a,b:c.yaml", line: 3, title: "x: 100 %\n" };
  expect(writeAnnotation("error", place, "50 %, a:b\r\n::warning::no")).toBe(
    "::error file=a%2Cb%3Ac.yaml,line=3,col=1,title=x%3A 100 %25%0A::50 %25, a:b%0D%0A::warning::no",
  );
});
