package ecsnetwork

import (
	"strconv"
	"strings"
	"testing"

	"notelab/app/sim"
)

// replay follows the placements of a trace with its own books, and checks each
// decision against every alternative.
func replay(t *testing.T, v sim.Values, tr *sim.Trace) {
	t.Helper()
	type box struct {
		zone           string
		mem, cpu, enis int
		ports          map[string]bool
		tasks          int
	}
	// The table of documented limits, written out again: memory, CPU units,
	// task ENIs, task ENIs with trunking.
	limits := map[string][4]int{
		"m6g.medium": {4096, 1024, 1, 4},
		"t3.medium":  {4096, 2048, 2, 2},
		"c5.large":   {4096, 2048, 2, 10},
		"m5.large":   {8192, 2048, 2, 10},
		"m5.xlarge":  {16384, 4096, 3, 20},
	}[v.Get("type")]
	mode := v.Get("mode")
	if mode == "fargate" {
		if f, _ := tr.Figure("placed"); int(f.Value) != v.Int("tasks") {
			t.Fatalf("%s: %v of %d placed on Fargate", v.Query(), f.Value, v.Int("tasks"))
		}
		return
	}
	boxes := map[string]*box{}
	var names []string
	for i := range v.Int("instances") {
		b := &box{mem: limits[0], cpu: limits[1], enis: limits[2], ports: map[string]bool{"22": true, "2375": true, "2376": true, "51678": true, "51679": true, "51680": true}}
		if v.Flag("trunking") {
			b.enis = limits[3]
		}
		b.zone = []string{"ap-northeast-2a", "ap-northeast-2c"}[i%2]
		name := []string{"i-0a", "i-0c"}[i%2] + strconv.Itoa(i/2+1)
		boxes[name] = b
		names = append(names, name)
	}
	why := func(b *box) (out []string) {
		if b.cpu < v.Int("cpu") {
			out = append(out, "RESOURCE:CPU")
		}
		if b.mem < v.Int("memory") {
			out = append(out, "RESOURCE:MEMORY")
		}
		if mode == "bridge-static" && b.ports[v.Get("host-port")] {
			out = append(out, "RESOURCE:PORTS")
		}
		if mode == "awsvpc" && b.enis == 0 {
			out = append(out, "RESOURCE:ENI")
		}
		return out
	}
	zoneTasks := func(z string) (n int) {
		for _, name := range names {
			if boxes[name].zone == z {
				n += boxes[name].tasks
			}
		}
		return n
	}
	for i := range tr.Events {
		e := &tr.Events[i]
		switch e.Kind {
		case "place":
			b := boxes[e.Field("host")]
			if b == nil || e.Field("zone") != b.zone {
				t.Fatalf("%s: placed on %s in %s", v.Query(), e.Field("host"), e.Field("zone"))
			}
			if w := why(b); len(w) > 0 {
				t.Fatalf("%s: %s placed on %s, which lacks %v", v.Query(), e.Field("task"), e.Field("host"), w)
			}
			for _, name := range names {
				other := boxes[name]
				if len(why(other)) > 0 {
					continue
				}
				switch v.Get("strategy") {
				case "spread-az":
					if zoneTasks(other.zone) < zoneTasks(b.zone) {
						t.Fatalf("%s: %s placed in the fuller zone although %s fits", v.Query(), e.Field("task"), name)
					}
				case "binpack-memory":
					if other.mem < b.mem {
						t.Fatalf("%s: %s placed on %s although %s has less memory left and fits", v.Query(), e.Field("task"), e.Field("host"), name)
					}
				}
			}
			b.mem -= v.Int("memory")
			b.cpu -= v.Int("cpu")
			b.tasks++
			if mode == "awsvpc" {
				b.enis--
			}
			if mode == "bridge-static" {
				b.ports[v.Get("host-port")] = true // why has found it free
			}
		case "unplaced":
			found := false
			for _, name := range names {
				w := why(boxes[name])
				if len(w) == 0 {
					t.Fatalf("%s: %s not placed although %s fits", v.Query(), e.Field("task"), name)
				}
				if name == e.Field("closest") {
					for _, reason := range w {
						found = found || reason == e.Field("reason")
					}
				}
			}
			if !found {
				t.Fatalf("%s: %s does not lack %s", v.Query(), e.Field("closest"), e.Field("reason"))
			}
		case "start":
			port := e.Field("address")[strings.LastIndexByte(e.Field("address"), ':')+1:]
			b := boxes[e.Field("host")]
			if mode == "bridge-static" {
				if port != v.Get("host-port") {
					t.Fatalf("%s: %s got host port %s", v.Query(), e.Field("task"), port)
				}
				continue
			}
			if b.ports[port] {
				t.Fatalf("%s: host port %s used twice on %s", v.Query(), port, e.Field("host"))
			}
			if n, _ := strconv.Atoi(port); n < 32768 || n > 60999 {
				t.Fatalf("%s: dynamic host port %s is outside 32768-60999", v.Query(), port)
			}
			b.ports[port] = true
		}
	}
}

func TestPlacementOfDocumentedExamples(t *testing.T) {
	tests := []struct {
		name    string
		pairs   []string
		placed  int
		reason  string
		message string
	}{
		{"c5.large holds two awsvpc tasks", []string{"mode", "awsvpc", "instances", "1", "tasks", "4"}, 2, lackENI, `encountered error "RESOURCE:ENI".`},
		{"c5.large with trunking holds ten", []string{"mode", "awsvpc", "instances", "1", "tasks", "12", "trunking", "true", "memory", "128", "cpu", "128"}, 10, lackENI, ""},
		{"t3 has no trunking", []string{"mode", "awsvpc", "instances", "1", "tasks", "4", "trunking", "true", "type", "t3.medium"}, 2, lackENI, ""},
		{"a static port needs an instance a task", []string{"mode", "bridge-static", "instances", "3", "tasks", "5"}, 3, lackPorts, "is already using a port required by your task."},
		{"1000 MiB twice do not fit in 1,024 a copy", []string{"memory", "3000", "instances", "1", "tasks", "2"}, 1, lackMemory, "has insufficient memory available."},
		{"1,000 of 1,024 CPU units a core", []string{"cpu", "1000", "type", "m6g.medium", "instances", "1", "tasks", "2"}, 1, lackCPU, "has insufficient CPU units available."},
		{"port 22 is reserved", []string{"mode", "bridge-static", "host-port", "22", "tasks", "1"}, 0, lackPorts, ""},
		{"dynamic ports share an instance", []string{"instances", "1", "tasks", "8"}, 8, "", ""},
		{"Fargate has no instances to fill", []string{"mode", "fargate", "tasks", "12"}, 12, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := runOf(info.Defaults().Must(tt.pairs...))
			if got := m.placedCount(); got != tt.placed {
				t.Errorf("placed %d; want %d", got, tt.placed)
			}
			if tt.reason == "" {
				return
			}
			last := &m.tasks[len(m.tasks)-1]
			if last.reason != tt.reason {
				t.Errorf("reason %q; want %q", last.reason, tt.reason)
			}
			if got := m.eventMessage(last); tt.message != "" && got[len(got)-len(tt.message):] != tt.message {
				t.Errorf("message %q; want it to end in %q", got, tt.message)
			}
		})
	}
}

// The vectors of the task placement strategies page as restated for the course.
func TestStrategiesPickTheDocumentedInstance(t *testing.T) {
	c := config{mode: dynamicPort, memory: 400, cpu: 1, strategy: binpackMemory}
	hosts := []host{{freeMem: 1000, freeCPU: 10}, {freeMem: 600, freeCPU: 10}, {freeMem: 300, freeCPU: 10}}
	if got, _, _ := c.choose(hosts, nil); got != 1 {
		t.Errorf("binpack of 400 among 1000, 600, 300 = instance %d; want 1", got)
	}
	c.strategy = spreadAZ
	hosts = []host{{zone: 0, freeMem: 1000, freeCPU: 10, tasks: []int{0, 1}}, {zone: 1, freeMem: 1000, freeCPU: 10, tasks: []int{2}}}
	if got, _, _ := c.choose(hosts, nil); got != 1 {
		t.Errorf("spread over zones with 2 and 1 tasks = instance %d; want 1", got)
	}
}

func TestSpreadKeepsZonesWithinOneWhileBothHaveRoom(t *testing.T) {
	for _, n := range []string{"2", "3", "4", "5", "6"} {
		for tasks := range 13 {
			m := runOf(info.Defaults().Must("instances", n, "tasks", strconv.Itoa(tasks), "type", "m5.xlarge", "memory", "64", "cpu", "64"))
			per := [2]int{}
			for i := range m.hosts {
				per[m.hosts[i].zone] += len(m.hosts[i].tasks)
			}
			if d := per[0] - per[1]; d < -1 || d > 1 {
				t.Errorf("%s instances, %d tasks: zones hold %v; want a difference of at most one", n, tasks, per)
			}
		}
	}
}
