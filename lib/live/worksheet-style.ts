// The style of a worksheet; an opaque card, which looks the same on light and dark pages.

const ROOT = "[data-convbook=worksheet]";
const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

export const STYLE = `
${ROOT} .card { position: relative; box-sizing: border-box; display: inline-block; max-width: 100%; padding: 12px; border: 1px solid #d0d7de; border-radius: 6px; background: #fff; color: #111; font: 13px/1.5 ${FONT}; }
${ROOT} .row { display: flex; flex-wrap: wrap; gap: 12px 24px; align-items: flex-start; margin-bottom: 10px; }
${ROOT} .sheet { display: grid; grid-template-columns: minmax(0, auto); max-width: 100%; }
${ROOT} .head { display: flex; flex-wrap: wrap; gap: 4px 8px; align-items: center; min-height: 24px; margin-bottom: 8px; font-size: 14px; }
${ROOT} .shape { color: #57606a; }
${ROOT} .sizes { display: flex; flex-wrap: wrap; gap: 4px 8px; }
${ROOT} .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
${ROOT} .remark { color: #a40e26; font-size: 12px; }
${ROOT} .old .box { filter: grayscale(1); }
${ROOT} .scroll { max-width: 100%; overflow-x: auto; }
${ROOT} .box { position: relative; }
${ROOT} .box > svg { display: block; font-family: ${FONT}; }
${ROOT} .cells { position: absolute; display: grid; border-top: .75px solid #afb8c1; border-left: .75px solid #afb8c1; line-height: 1; }
${ROOT} [role=row] { display: contents; }
${ROOT} [role=gridcell] { box-sizing: border-box; display: flex; align-items: center; justify-content: center; border: solid #afb8c1; border-width: 0 .75px .75px 0; white-space: nowrap; overflow: hidden; cursor: default; }
${ROOT} .over { position: absolute; pointer-events: none; overflow: visible; }
${ROOT} input { all: unset; box-sizing: border-box; width: 100%; height: 100%; text-align: center; font: inherit; cursor: text; }
${ROOT} .settings { display: grid; gap: 6px; }
${ROOT} .sheet > svg { display: block; }
${ROOT} .setting { display: flex; align-items: center; justify-content: space-between; gap: 6px; }
${ROOT} .setting input { width: 84px; height: 30px; border: 1px solid #6e7781; border-radius: 4px; background: #fff; color: #111; }
${ROOT} input:focus, ${ROOT} [role=gridcell]:focus, ${ROOT} button:focus-visible { outline: 3px solid #0b57d0; outline-offset: -3px; }
${ROOT} input[aria-invalid=true] { background: #fff; color: #a40e26; box-shadow: inset 0 0 0 2px #a40e26; }
${ROOT} button { padding: 2px 8px; border: 1px solid #6e7781; border-radius: 4px; background: #f6f8fa; color: #111; font: 12px/1.5 ${FONT}; cursor: pointer; }
${ROOT} button[aria-disabled=true] { color: #57606a; border-style: dotted; cursor: default; }
${ROOT} .card .answers { margin: 0; padding: 0; list-style: none; max-width: 480px; }
${ROOT} .card .answers li { margin: 0 0 4px; }
${ROOT} .answers.old { color: #57606a; }
${ROOT} .status { box-sizing: border-box; min-height: 52px; margin-bottom: 10px; padding: 6px 10px; border: 1px solid #d0d7de; border-radius: 6px; overflow-wrap: anywhere; }
${ROOT} .status.wrong { color: #a40e26; border-color: #a40e26; }
`;
