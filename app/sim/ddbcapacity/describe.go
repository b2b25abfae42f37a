package ddbcapacity

import (
	"notelab/app/i18n"
	"notelab/app/sim"
)

// sentences tell events; between braces stand fields.
var sentences = []struct {
	kind string
	text i18n.Text
}{
	{"one", i18n.Text{Ko: "{topic} 항목 {bytes}를 {step} 단위로 올려 {rounded}로 센다.", En: "{api} rounds the item of {bytes} up to the next {step}: {rounded}."}},
	{"larger", i18n.Text{Ko: "{topic} 이전 항목 {before}와 새 항목 {after} 가운데 큰 쪽을 {step} 단위로 올려 {rounded}로 센다.", En: "{api} counts the larger of the item before ({before}) and after ({after}), rounded up to the next {step}: {rounded}."}},
	{"each", i18n.Text{Ko: "{topic} 항목마다 따로 올린다. {bytes} 항목은 {step} 단위로 올려 {rounded}이고, 모두 {count}개다.", En: "{api} rounds every item for itself: {bytes} becomes {rounded}, in steps of {step}; items: {count}."}},
	{"both", i18n.Text{Ko: "{topic} 항목마다 {step} 단위로 따로 올린다. {bytes}는 {rounded}({count}개), {bytes2}는 {rounded2}({count2}개)가 된다.", En: "{api} rounds every item for itself, in steps of {step}: {bytes} becomes {rounded} (items: {count}), {bytes2} becomes {rounded2} (items: {count2})."}},
	{"sum", i18n.Text{Ko: "{topic} 평가한 항목 {items}개의 합 {bytes}를 한 번만 {step} 단위로 올려 {rounded}로 센다.", En: "{api} adds up what it evaluates ({items} items, {bytes}) and rounds the sum once, to the next {step}: {rounded}."}},
	{"missing", i18n.Text{Ko: "없는 항목을 읽어도 용량을 쓴다. {topic} 항목 하나를 {step}로 센다.", En: "Reading what does not exist consumes capacity all the same: {api} counts {step} for each item."}},
	{"cut.items", i18n.Text{Ko: "{api} 호출 하나에는 항목이 {items}개까지 들어간다. {wanted}개를 다 담지 못한다.", En: "One call of {api} holds at most {items} items, not {wanted}."}},
	{"cut.bytes", i18n.Text{Ko: "{api} 호출 하나는 {size}까지다. {wanted}개 가운데 {items}개만 들어간다.", En: "One call of {api} is limited to {size}: of {wanted} items it holds {items}."}},
	{"failed", i18n.Text{Ko: "조건식이 거짓이라 아무것도 바뀌지 않지만 쓰기 용량은 그대로 소비한다.", En: "The condition is false, so nothing changes, and yet the write capacity is consumed."}},
	{"filter", i18n.Text{Ko: "필터는 읽은 뒤에 걸린다. {items}개를 읽고 {returned}개만 돌려주어도 용량은 {items}개 몫이다.", En: "The filter comes after the read: of {items} items {returned} are returned, and all {items} are charged."}},
	{"cost.strong", i18n.Text{Ko: "강력한 일관성 읽기는 {step}마다 {each} {unit}다. {blocks} × {each} = {cost} {unit}.", En: "A strongly consistent read costs {each} {unit} for each {step}: {blocks} × {each} = {cost} {unit}."}},
	{"cost.eventual", i18n.Text{Ko: "최종적 일관성 읽기는 {step}마다 {each} {unit}다. {blocks} × {each} = {cost} {unit}.", En: "An eventually consistent read costs {each} {unit} for each {step}: {blocks} × {each} = {cost} {unit}."}},
	{"cost.write", i18n.Text{Ko: "쓰기는 {step}마다 {each} {unit}다. {blocks} × {each} = {cost} {unit}.", En: "A write costs {each} {unit} for each {step}: {blocks} × {each} = {cost} {unit}."}},
	{"cost.transaction", i18n.Text{Ko: "트랜잭션은 항목마다 준비와 커밋에 한 번씩, 두 번 일하므로 {step}마다 {each} {unit}다. {blocks} × {each} = {cost} {unit}.", En: "A transaction works on every item twice, to prepare and to commit: {each} {unit} for each {step}, {blocks} × {each} = {cost} {unit}."}},
	{"begin", i18n.Text{Ko: "초당 {rate}번 호출해 {asked} {unit}를 요구한다. 테이블에는 {table} {unit}를 프로비저닝했고 버스트 {burst}단위가 쌓여 있다.", En: "{rate} calls a second ask for {asked} {unit}. The table has {table} {unit} provisioned and {burst} units of burst saved."}},
	{"begin.demand", i18n.Text{Ko: "초당 {rate}번 호출해 {asked}단위를 요구한다. 온디맨드 테이블은 지금 초당 {table}단위까지 바로 받는다.", En: "{rate} calls a second ask for {asked} units. The on-demand table serves {table} units a second at once."}},
	{"spike", i18n.Text{Ko: "호출이 초당 {from}번에서 {rate}번으로 뛴다. 이제 초당 {asked} {unit}를 요구한다.", En: "Calls go from {from} to {rate} a second and now ask for {asked} {unit} a second."}},
	{"calm", i18n.Text{Ko: "호출이 초당 {rate}번으로 돌아온다. 초당 {asked} {unit}면 된다.", En: "Calls are back at {rate} a second, which ask for {asked} {unit} a second."}},
	{"adaptive", i18n.Text{Ko: "적응형 용량: 이 파티션은 균등한 몫 {share}보다 많은 {asked} {unit}를 받지만, 파티션 상한 {ceiling} 아래라 테이블 용량이 허락하는 만큼 처리한다.", En: "Adaptive capacity: {asked} {unit} are more than this partition's even share of {share} but below its maximum of {ceiling}, so it serves them as far as the table's capacity reaches."}},
	{"ceiling", i18n.Text{Ko: "초당 {asked} {unit}가 몰려 파티션 상한 {ceiling}을 넘는다. 테이블 용량이 남아도 초당 {refused}번이 거부된다({reason}).", En: "{asked} {unit} a second pass the partition's maximum of {ceiling}. Whatever the table has left, {refused} calls a second are throttled ({reason})."}},
	{"ok.ceiling", i18n.Text{Ko: "초당 {asked} {unit}로 줄어 파티션 상한 {ceiling} 아래로 내려온다.", En: "At {asked} {unit} a second it is below its maximum of {ceiling} again."}},
	{"drain", i18n.Text{Ko: "소비 {used} {unit}가 프로비저닝한 {table}보다 많아 모자란 {by} {unit}를 버스트에서 꺼낸다. 남은 버스트는 {left}단위다.", En: "{used} consumed of {table} {unit} provisioned: {by} units a second come out of the burst of {left}."}},
	{"empty", i18n.Text{Ko: "버스트가 바닥났다. 이제 프로비저닝한 용량만큼만 처리한다.", En: "The burst is gone; from now on only the provisioned capacity is served."}},
	{"full", i18n.Text{Ko: "쓰지 않은 용량이 다시 300초 치, {burst}단위까지 쌓였다. 그 이상은 버려진다.", En: "Unused capacity has filled the burst again: 300 seconds' worth, {burst} units. More is lost."}},
	{"table", i18n.Text{Ko: "파티션을 지난 {asked} {unit}가 테이블의 {table}보다 많고 버스트도 모자란다. 초당 {refused}번이 거부된다({reason}).", En: "{asked} {unit} get past the partitions, the table has {table} and too little burst: {refused} calls a second are throttled ({reason})."}},
	{"ok.table", i18n.Text{Ko: "테이블 용량이 다시 충분하다.", En: "The table's capacity suffices again."}},
	{"index", i18n.Text{Ko: "GSI의 쓰기 용량 {index} WCU로는 {asked} WCU를 반영하지 못한다. 테이블 쓰기가 초당 {refused}번 거부된다({reason}).", En: "The GSI cannot follow {asked} WCU with its {index}: {refused} writes a second to the table are throttled ({reason})."}},
	{"ok.index", i18n.Text{Ko: "GSI가 다시 쓰기를 따라잡는다.", En: "The GSI keeps up again."}},
	{"peak", i18n.Text{Ko: "{asked}단위는 온디맨드 테이블이 바로 받는 {table}단위보다 많다. 30분 안에 이전 피크의 두 배를 넘으면 스로틀링될 수 있다. 여기서는 초당 {refused}번이 거부된다.", En: "{asked} units are more than the {table} the on-demand table serves at once. Beyond twice the previous peak within 30 minutes it may throttle; here {refused} calls a second are."}},
	{"ok.peak", i18n.Text{Ko: "온디맨드 테이블이 바로 받을 수 있는 양으로 돌아온다.", En: "The on-demand table can serve everything again."}},
	{"end.good", i18n.Text{Ko: "호출 {asked}번이 모두 처리되었다.", En: "All {asked} calls were served."}},
	{"end.bad", i18n.Text{Ko: "호출 {asked}번 가운데 {refused}번이 거부되었다. SDK는 이런 호출을 백오프를 두고 다시 시도한다.", En: "Of {asked} calls {refused} were throttled. An SDK retries those with backoff."}},
}

// sentenceOf names the sentence that tells an event.
func sentenceOf(e *sim.Event) string {
	switch e.Kind {
	case "cost":
		return "cost." + e.Field("mode")
	case "end":
		if e.Tone == sim.Bad {
			return "end.bad"
		}
		return "end.good"
	case "cut":
		if e.Field("size") != "" {
			return "cut.bytes"
		}
		return "cut.items"
	}
	return e.Kind
}

// Describe implements sim.Simulator.
func (simulator) Describe(e *sim.Event, l i18n.Lang) string {
	kind := sentenceOf(e)
	for i := range sentences {
		if sentences[i].kind == kind {
			return sim.FillNames(sentences[i].text.In(l), func(name string) string {
				if name == "topic" {
					return topic(e.Field("api"))
				}
				return e.Field(name)
			})
		}
	}
	return kind
}
