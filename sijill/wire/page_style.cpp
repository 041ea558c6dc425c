// How the page looks: two columns, or one where there is no room; light and dark; every role a colour and a line.
#include "sijill/wire/page_assets.h"

namespace sijill {

constinit const std::string_view page_style = R"css(
:root { --ground: #fdfcf9; --ink: #1c1b19; --quiet: #5f5b53; --line: #d9d4c8; --chosen: #eef3fb; }
::highlight(evidence) { background-color: #f6efd8; }
::highlight(object) { background-color: #e3e1dc; }
::highlight(from) { background-color: #e3e1dc; text-decoration: underline dashed 2px #5f5b53; }
::highlight(cue) { text-decoration: underline dotted 2px #7a5195; }
::highlight(narrator) { background-color: #eadcf1; text-decoration: underline solid 2px #7a5195; }
::highlight(time) { background-color: #d9eee6; text-decoration: underline dotted 2px #00785c; }
::highlight(place) { background-color: #cfeadf; text-decoration: underline solid 2px #00785c; }
::highlight(recipient) { background-color: #fbe2c4; text-decoration: underline dashed 2px #b45f06; }
::highlight(actor) { background-color: #d3e6f6; text-decoration: underline solid 2px #0b61a4; }
::highlight(trigger) { background-color: #ffd9d6; color: #8c1d18; text-decoration: underline double 2px #8c1d18; }
.legend .evidence { background: #f6efd8; }
.legend .object { background: #e3e1dc; }
.legend .from { background: #e3e1dc; text-decoration: underline dashed 2px #5f5b53; }
.legend .cue { text-decoration: underline dotted 2px #7a5195; }
.legend .narrator { background: #eadcf1; text-decoration: underline solid 2px #7a5195; }
.legend .time { background: #d9eee6; text-decoration: underline dotted 2px #00785c; }
.legend .place { background: #cfeadf; text-decoration: underline solid 2px #00785c; }
.legend .recipient { background: #fbe2c4; text-decoration: underline dashed 2px #b45f06; }
.legend .actor { background: #d3e6f6; text-decoration: underline solid 2px #0b61a4; }
.legend .trigger { background: #ffd9d6; color: #8c1d18; text-decoration: underline double 2px #8c1d18; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #171614; --ink: #e9e6df; --quiet: #a8a297; --line: #3b3832; --chosen: #20283a; }
  ::highlight(evidence), .legend .evidence { background-color: #2f2a1a; }
  ::highlight(object), ::highlight(from), .legend .object, .legend .from { background-color: #3a3733; }
  ::highlight(narrator), .legend .narrator { background-color: #3d2a4a; }
  ::highlight(time), .legend .time { background-color: #123a30; }
  ::highlight(place), .legend .place { background-color: #14463a; }
  ::highlight(recipient), .legend .recipient { background-color: #4f3311; }
  ::highlight(actor), .legend .actor { background-color: #16395a; }
  ::highlight(trigger), .legend .trigger { background-color: #5a1f1b; color: #ffd9d6; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); line-height: 1.9;
  font-family: "Noto Naskh Arabic", "IBM Plex Sans Arabic", "Noto Sans Arabic", "Segoe UI", system-ui, sans-serif; }
main, noscript p { max-inline-size: 84rem; margin-inline: auto; padding: 1.5rem; }
section + section { margin-block-start: 3rem; border-block-start: 1px solid var(--line); padding-block-start: 2rem; }
h1 { font-size: 1.5rem; line-height: 1.5; margin: 0; }
.facts { color: var(--quiet); margin: 0 0 1rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0; margin: 0 0 1rem; list-style: none; }
.legend span { padding-inline: 0.3rem; }
.columns { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 2rem; align-items: start; }
@media (max-width: 60rem) { .columns { grid-template-columns: minmax(0, 1fr); } }
.text { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 1.15rem; }
.claims { list-style: none; margin: 0; padding: 0; }
@media (min-width: 60.01rem) {
  .claims { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow-y: auto; }
}
.claims > li { border-block-end: 1px solid var(--line); padding: 0.5rem; }
.claims > li:has([aria-pressed="true"]) { background: var(--chosen); }
button { font: inherit; color: inherit; background: none; border: 0; padding: 0; cursor: pointer; text-align: start;
  inline-size: 100%; }
button:focus-visible { outline: 3px solid #0b61a4; outline-offset: 2px; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0 0.75rem; margin: 0; font-size: 0.95rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
.rejections { color: var(--quiet); }
@media print { .claims { position: static; max-block-size: none; overflow: visible; } }
)css";

constinit const std::string_view page_style_digest = "sha256-REGj2swaUsQCXeL06+DIMdJAiOJds3+8ywQ1gQVotSE=";

}  // namespace sijill
