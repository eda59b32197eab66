package extract
import ("testing";"fmt";"os";"strings")
func TestZZ(t *testing.T){
 for _,sent:=range strings.Split(os.Getenv("SENT"),"|") { if sent=="" {continue}
 r:=newReader(sent,Options{Date:"2025-06-15"}); r.analyse(); r.walk()
 for _,s:=range r.sentences { fmt.Println("##",r.text.Raw[s.Start:s.End]," focus=",r.state.focus)
  for i:=s.First;i<s.Last;i++ { fmt.Printf("%s/%s%s ",r.tok(i).Text,r.tags[i].Tag,r.tags[i].Form) }; fmt.Println()
  for _,u:=range s.units { fmt.Printf("  U%d v=%d [%s]\n",u.kind,u.verb,r.text.Raw[r.tok(u.first).Start:r.tok(u.last-1).End]) }
  for _,m:=range s.mentions { fmt.Printf("  M %s %s prep=%q adj=%v poss=%v ppl=%v list=%d role=%s\n",r.words(m.first,m.last).Text,m.id,m.prep,m.adj,m.poss,m.people,m.list,m.role) }
  for _,c:=range s.cues { fmt.Printf("  C%d %s lemma=%s\n",c.class,r.words(c.first,c.last).Text,c.lemma) }
  for _,q:=range s.quants { fmt.Printf("  Q %q %v %v %s role=%d ch=%s cmp=%s noun=%s\n",q.Text,q.Value,q.Kind,q.Unit,q.Role,q.Change,q.Comparator,q.Noun) }
  for _,p:=range s.periods { fmt.Printf("  P %q %s/%s %s cmp=%v\n",p.Text,p.From,p.To,p.Kind,p.Compared) } }
 for _,c:=range r.finish() { v:="";if c.Value!=nil {v=fmt.Sprint(*c.Value)}; per:=""; if c.Period!=nil {per=c.Period.From+"/"+c.Period.To}; fmt.Println("=>",c.Kind,c.Subject,c.Object,c.Indicator,c.Product,c.Statistic,c.Direction,v,c.Unit,c.Status,c.Action,c.Modality,c.Polarity,per,c.Attribution,c.Rules,"“"+c.Quote.Text+"”") }
 }
}
