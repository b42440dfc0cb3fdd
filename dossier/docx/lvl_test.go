package docx
import ("testing";"compress/flate";"bytes";"fmt";"time";"syscall";"os")
func cpu() time.Duration { var r syscall.Rusage; syscall.Getrusage(0,&r); return time.Duration(r.Utime.Nano()+r.Stime.Nano()) }
func TestLvl(t *testing.T){
 var tot [10]int; var tm [10]time.Duration
 for _,n:=range sharedForms(t){ data,_:=os.ReadFile(n); d:=[]byte(part(t,data,doc))
 for _,l:=range []int{1,2,3,4,5,6}{ var b bytes.Buffer; w,_:=flate.NewWriter(&b,l); s:=cpu(); for range 20 {b.Reset(); w.Reset(&b); w.Write(d); w.Close()}; tot[l]+=b.Len(); tm[l]+=(cpu()-s)/20}}
 fmt.Println(tot,tm)
 f:=mustOpen(t, benchForm(t))
 v:=benchValues()
 s:=cpu(); for range 3000 { f.Fill(&bytes.Buffer{}, v)}; fmt.Println("fill", (cpu()-s)/3000)
}
