"""What finds sheets on the start page; without it the page says and shows the same, but for the fields to find with."""

SCRIPT = """(()=>{
const of=id=>document.getElementById(id);
const find=of("find"),text=of("find-text"),step=of("find-step"),element=of("find-element"),found=of("found");
if(!find)return;
const plain=words=>words.toLocaleLowerCase(document.documentElement.lang).normalize("NFC").replaceAll("\\u00ad","");
const sheets=[...document.querySelectorAll("li[data-step]")].map(row=>({row,
words:plain(`${row.firstElementChild.textContent} ${row.dataset.needs||""}`),
elements:row.dataset.elements.split(" ")}));
const steps=[...document.querySelectorAll("section.step")];
const show=()=>{
const asked=plain(text.value).split(/\\s+/).filter(Boolean);
let count=0;
for(const {row,words,elements} of sheets){
row.hidden=!((!step.value||row.dataset.step===step.value)&&(!element.value||elements.includes(element.value))
&&asked.every(word=>words.includes(word)));
if(!row.hidden)count+=1;
}
for(const one of steps)one.hidden=!one.querySelector("li[data-step]:not([hidden])");
const said=count===0?"none":count===1?"one":"many";
found.textContent=count===sheets.length?"":found.dataset[said].replace("{count}",count);
};
const every=()=>{text.value=step.value=element.value="";show()};
text.addEventListener("input",show);
step.addEventListener("change",show);
element.addEventListener("change",show);
of("find-again").addEventListener("click",()=>{every();text.focus()});
const meant=()=>{
const target=location.hash&&of(decodeURIComponent(location.hash.slice(1)));
if(target&&target.hidden){every();target.scrollIntoView()}
};
document.addEventListener("click",event=>{
const link=event.target.closest("a[href^='#sheet-']"),target=link&&of(link.hash.slice(1));
if(target&&target.hidden)every();
});
addEventListener("hashchange",meant);
find.hidden=false;
show();
})();"""
