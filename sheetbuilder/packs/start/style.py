"""The look of the start page: that of the sheets, from 320 pixels on, on a dark screen and on paper."""

from sheetbuilder.html.sheet import FRAME

_COVER = (
    FRAME
    + """
@page{size:A4;margin:14mm}
.page{max-width:66rem}
h1,h2,h3,h4{line-height:1.2;margin:0;text-wrap:balance}
p,ul{margin:0;padding:0}
ul{list-style-type:""}
p{max-width:42rem}
a{color:var(--accent)}
.size{display:inline-block}
.quiet,.size,.label,.builds{color:var(--quiet);font-size:.875rem}
.lead{color:var(--accent);text-wrap:pretty}
body>header{border:0;padding:1rem 0}
body>header .page{align-items:center;min-height:4rem}
.plate{display:block;background:var(--plate);padding:.25rem;border-radius:.25rem;line-height:0}
.plate img{max-width:100%;height:auto}
body>header .mark{font-size:1.125rem;color:var(--accent);line-height:1.3}
.mark b,.mark span{display:block}
.mark b{font-weight:600}
.mark span{font-size:.875rem;color:var(--quiet)}
main.page{padding-top:0}
.cover>div{background:var(--secondary);color:var(--on-secondary);padding:1.75rem 1.5rem 1.5rem}
.cover h1{font-size:2.5rem;max-width:24ch}
.cover .label{color:inherit;font-size:1.0625rem;margin:1.25rem 0 .25rem}
.cover .lead{color:var(--ink);font-size:1.1875rem;margin-top:1.25rem}
.doubtful{color:var(--warning)}
@media (max-width:640px){.cover h1{font-size:1.5rem}}
.standing{display:flex;flex-wrap:wrap;gap:.125rem 1.25rem;margin-top:.75rem;max-width:none;font-size:.875rem;
color:var(--quiet)}"""
)
"""What both pages begin with."""

START = (
    _COVER
    + """
.squares{display:flex;flex-wrap:wrap;gap:.5rem}
.squares span{display:flex;flex-wrap:wrap;gap:.25rem;padding:.25rem;border:1px solid currentColor;border-radius:.5rem}
.squares i{font-style:normal;font-weight:600;font-size:.875rem;line-height:1.5rem;width:1.625rem;text-align:center;
border-radius:.3rem}
.squares i{border:1px solid currentColor}
.squares i.lit{forced-color-adjust:none;background:var(--fill);color:var(--on-fill);border-color:var(--fill)}
.cover .squares i.lit{border-color:currentColor}
main>section{margin-top:3rem}
h2{font-size:1.625rem;margin-bottom:1rem}
h2+.lead{margin:-.5rem 0 1.25rem;font-size:1.0625rem}
h3{font-size:1.1875rem}
.cards{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17.5rem),1fr))}
.card{display:flex;flex-direction:column;gap:.5rem;background:var(--tint);padding:1.25rem;
border-top:.25rem solid var(--fill)}
.card .files{margin-top:auto;padding-top:.5rem;flex-direction:column;align-items:stretch}
.card .label{display:flex;align-items:center;gap:.75rem}
.holds{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .75rem}
.numbers{display:flex;flex-wrap:wrap;gap:.25rem}
.numbers a{display:inline-block;min-width:2.25rem;padding:.125rem .375rem;text-align:center;text-decoration:none;
font-weight:600}
.numbers a{border:1px solid var(--line);border-radius:.25rem;background:var(--paper);font-size:.875rem}
.numbers a:hover{border-color:var(--accent);text-decoration:underline}
.files a,.numbers a{position:relative}
.files .unseen,.numbers .unseen{left:0}
.files{display:flex;flex-wrap:wrap;gap:.375rem}
.files a{display:block;padding:.375rem .75rem;border:1px solid var(--line);border-radius:.25rem;text-decoration:none;
background:var(--paper)}
.files a b{font-weight:600;margin-right:.25rem}
.files a:hover b{text-decoration:underline}
.files a:hover{border-color:var(--accent)}
.files a.print{border-color:var(--accent)}
.card .files a.print{background:var(--accent);color:var(--paper)}
.card .files a.print .size{color:inherit}
.card .files a.print{forced-color-adjust:none}
.panel{border:1px solid var(--line);border-top:.25rem solid var(--warning);padding:1.25rem}
.panel h2{font-size:1.1875rem;margin-bottom:.75rem}
.contacts li{display:grid;grid-template-columns:minmax(0,1fr);gap:.25rem 2rem;padding:.75rem 0;
border-top:1px solid var(--hairline);align-items:baseline}
.contacts li:last-child{padding-bottom:0}
.contacts span,.contacts strong{display:block}
.phone{font-size:1.5rem;font-weight:600;line-height:1.3;text-decoration:none;justify-self:start}
.phone:hover{text-decoration:underline}
.contacts+.quiet{margin-top:1rem}
.columns{display:grid;gap:2rem 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.columns h3{color:var(--accent);font-size:1rem;padding-bottom:.375rem}
.needs li{border-top:1px solid var(--hairline)}
.needs a{display:grid;grid-template-columns:2.75rem minmax(0,1fr);align-items:baseline;padding:.4375rem 0;
color:var(--ink);text-decoration:none}
.needs a:hover span:last-child,.needs a:focus span:last-child{text-decoration:underline}
.number{font-weight:300;font-size:1.375rem;line-height:1;color:var(--accent)}
.elements{display:grid;gap:1.5rem 2.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,17.5rem),1fr));
margin-top:1rem}
.elements h4{font-size:1rem}
.elements p{margin:.125rem 0 .5rem}
.step{margin-top:2.25rem}
.step>.lead{margin-top:.25rem}
.step>h3{color:var(--accent)}
.step>.lead{color:var(--quiet)}
.rows{margin-top:.75rem}
.rows>li{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem 2rem;padding:1rem 0;
border-top:1px solid var(--hairline)}
.rows>li[hidden],.step[hidden],[role=search][hidden]{display:none}
.rows>li:target{background:var(--tint);box-shadow:0 0 0 .75rem var(--tint)}
.rows h4{display:grid;grid-template-columns:2.75rem minmax(0,1fr);align-items:baseline;font-size:1.125rem}
.rows h4~p{margin:.25rem 0 0 2.75rem}
.rows h3{font-size:1.125rem}
.rows h3~p{margin-top:.25rem}
.local{display:inline-block;font-size:.875rem;font-weight:400;border:1px solid var(--line);border-radius:.75rem;
padding:0 .625rem;margin-left:.25rem}
[role=search]{background:var(--tint);padding:1rem 1.25rem}
.fields{display:grid;gap:.75rem 1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,11rem),1fr));
align-items:end}
.fields label{display:block;font-size:.875rem}
.fields input,.fields select,.fields button{font:inherit;width:100%;min-height:2.75rem;padding:.25rem .75rem;
border-radius:.25rem}
.fields input,.fields select{color:var(--ink);background:var(--paper);border:1px solid var(--line)}
.fields button{color:var(--accent);background:var(--paper);border:1px solid var(--accent);font-weight:600;
cursor:pointer}
[role=status]{font-weight:600}
[role=status]:not(:empty){margin-top:.75rem}
.plain{max-width:46rem}
.plain li{padding:.375rem 0;border-top:1px solid var(--hairline)}
.strip{margin-top:2.5rem;max-width:none;background:var(--tint);border-radius:.5rem;padding:.75rem 1.25rem}
@media (min-width:52rem){
.rows>li{grid-template-columns:minmax(0,1fr) minmax(0,19rem)}
.rows .files{flex-direction:column;align-items:stretch}
.cover>div{padding:2.25rem 2rem 2rem}
.contacts li{grid-template-columns:minmax(0,1fr) max-content 17rem}
}
@media print{
body{font-size:10pt;line-height:1.35}
.skip,[role=search],.files a:not(.print),body>footer{display:none}
.page{max-width:none;padding:0}
.cover>div,.card,.panel,.strip,.squares i{print-color-adjust:exact}
.cover>div{padding:1rem 1.25rem}
.cover h1{font-size:22pt}
main>section{margin-top:1.25rem}
h2{font-size:14pt;margin-bottom:.5rem}
h2,h3,h4{break-after:avoid}
p{break-inside:avoid}
h2+p,.step>.lead{break-after:avoid}
li,.card,.panel,.strip{break-inside:avoid}
.cards{grid-template-columns:repeat(auto-fit,minmax(0,1fr))}
.columns{grid-template-columns:1fr 1fr;gap:1rem 2rem}
.elements{grid-template-columns:1fr 1fr 1fr;gap:.75rem 1.5rem}
.rows>li{grid-template-columns:minmax(0,1fr) 12rem;padding:.375rem 0}
.needs a{padding:.125rem 0}
.contacts li{grid-template-columns:minmax(0,1fr) max-content 13rem;padding:.375rem 0}
.step{margin-top:1rem}
.files a.print,.card .files a.print{border:0;padding:0;background:none;color:var(--ink)}
.files a.print::after{content:attr(href);display:block;font-size:8pt}
.numbers a{border:0;padding:0 .25rem 0 0;min-width:0}
}"""
)

OVERVIEW = (
    _COVER
    + """
.cover{padding-top:1.5rem}
.cover .label{margin-top:0}
h2{font-size:1.1875rem}
.packs{margin:2rem 0 3rem}
.packs>li{display:grid;gap:.5rem 2rem;padding:1rem 0;border-top:1px solid var(--hairline)}
.state{display:inline-block;margin-top:.25rem;padding:0 .625rem;border:1px solid var(--line);border-radius:.75rem;
font-size:.875rem}
.failed,.failed_there{border-color:var(--warning);color:var(--warning);font-weight:600}
.made{border-color:var(--accent);color:var(--accent)}
dl{margin:0;display:grid;gap:.5rem 1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,11.5rem),1fr))}
dt{font-size:.875rem;color:var(--quiet)}
dd{margin:0}
dd .doubtful{display:block}
@media (min-width:60rem){
.packs>li{grid-template-columns:minmax(0,16rem) minmax(0,1fr)}
}
@media print{
body{font-size:10pt}
.skip{display:none}
.page{max-width:none;padding:0}
.cover>div{print-color-adjust:exact;padding:1rem 1.25rem}
.packs>li{break-inside:avoid;grid-template-columns:minmax(0,2fr) minmax(0,5fr);padding:.5rem 0}
}"""
)
