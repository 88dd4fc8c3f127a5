/** How the page looks: light and dark, from 360 px on, and on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #f6f7f9; --card: #fff; --text: #1c2128; --quiet: #57606a; --line: #d8dee4; --code: #f3f5f7;
  --broken: #b42318; --broken-back: #fdecea; --kept: #1a6b34; --kept-back: #e6f4ea; --other: #7a4d00; --other-back: #fff3d6;
  --link: #0a58b5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0f1318; --card: #171c23; --text: #e6eaef; --quiet: #9aa5b1; --line: #2c343d; --code: #10151b;
    --broken: #ff9d92; --broken-back: #3b1714; --kept: #7ad492; --kept-back: #12301c; --other: #f2c464; --other-back: #33260a;
    --link: #7db5ff;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.55 system-ui, sans-serif; }
main { max-width: 70rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .35rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; overflow-wrap: anywhere; }
h3 code { font-size: .95rem; } h3 .quiet { font-weight: 400; }
h4 { font-size: .85rem; margin: 0 0 .25rem; color: var(--quiet); font-weight: 600; }
p { margin: 0 0 .75rem; }
a { color: var(--link); }
code, pre { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: .65rem .8rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow: auto; }
.quiet { color: var(--quiet); }
.verdict { font-weight: 650; font-size: 1.05rem; padding: .7rem 1rem; border-radius: 8px; margin: 1rem 0; }
.broken { color: var(--broken); background: var(--broken-back); }
.kept { color: var(--kept); background: var(--kept-back); }
.other { color: var(--other); background: var(--other-back); }
.chip { display: inline-block; padding: 0 .5rem; border-radius: 99px; font-size: .8rem; line-height: 1.6; white-space: nowrap; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(9rem, 100%), 1fr)); gap: .75rem 1.5rem; margin: 1.25rem 0 0; }
.facts dt { color: var(--quiet); font-size: .8rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
details.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 .6rem; content-visibility: auto; contain-intrinsic-size: auto 3rem; }
details.card > summary { padding: .65rem .9rem; cursor: pointer; display: flex; gap: .6rem; align-items: baseline; list-style: none; }
details.card > summary::-webkit-details-marker { display: none; }
details.card > summary::before { content: "▸"; color: var(--quiet); flex: none; }
details.card[open] > summary::before { content: "▾"; }
details.card[open] > summary { border-bottom: 1px solid var(--line); }
summary .message { flex: 1; min-width: 0; overflow-wrap: anywhere; font-weight: 550; }
summary .side { display: flex; flex-wrap: wrap; gap: .4rem; justify-content: flex-end; }
.inside { padding: .9rem; display: grid; gap: .9rem; }
.inside > * { min-width: 0; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); gap: .9rem; }
.pair > * { min-width: 0; }
.line { position: relative; }
.line pre { padding-right: 5rem; }
button.copy { position: absolute; top: .4rem; right: .4rem; }
button.copy, input[type=search] { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: 6px; }
button.copy { font-size: .8rem; padding: .15rem .6rem; cursor: pointer; }
input[type=search] { width: 100%; max-width: 28rem; padding: .4rem .7rem; }
label.find { display: block; margin: 0 0 .75rem; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin: 0 0 .6rem; }
th, td { text-align: left; vertical-align: baseline; padding: .45rem .9rem; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--quiet); font-size: .8rem; font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td { overflow-wrap: anywhere; }
.card table { border: 0; margin: 0; }
meter { width: min(12rem, 50%); height: .8rem; vertical-align: baseline; }
.inside h3:first-child { margin-top: 0; }
ul.notes { padding-left: 1.2rem; }
@media (max-width: 42rem) {
  main { padding: 1.25rem .9rem 3rem; }
  details.card > summary { flex-wrap: wrap; }
  summary .message { flex-basis: calc(100% - 1.6rem); }
  summary .side { flex-basis: 100%; justify-content: flex-start; padding-left: 1.3rem; }
  table, tbody, tr, td { display: block; }
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr { padding: .5rem 0; border-top: 1px solid var(--line); }
  tr:first-child { border-top: 0; }
  td, td.number { border: 0; padding: .05rem .9rem; text-align: left; }
  td[data-label]::before { content: attr(data-label) ": "; color: var(--quiet); }
}
@media print {
  body { background: none; }
  details.card { content-visibility: visible; break-inside: avoid; }
  pre { max-height: none; }
  button.copy, label.find { display: none; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
