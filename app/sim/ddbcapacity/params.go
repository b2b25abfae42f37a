package ddbcapacity

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// New returns the simulator "ddbcapacity".
func New() sim.Simulator { return simulator{} }

type simulator struct{}

// Info implements sim.Simulator.
func (simulator) Info() *sim.Info { return info }

var (
	inCall  = i18n.Of("호출", "Call")
	inLoad  = i18n.Of("부하", "Load")
	inTable = i18n.Of("테이블", "Table")
	inKeys  = i18n.Of("파티션 키", "Partition key")

	inBytes = i18n.Of("바이트", "bytes")
	perSec  = i18n.Of("호출/초", "calls/s")
	ofUnits = i18n.Of("단위/초", "units/s")
	ofItems = i18n.Of("개", "items")
	ofAll   = i18n.Same("%")
)

// among reports whether the operation is one of those named.
func among(names string) func(sim.Values) bool {
	return func(v sim.Values) bool { return strings.Contains(" "+names+" ", " "+v.Get("op")+" ") }
}

func is(name, value string) func(sim.Values) bool {
	return func(v sim.Values) bool { return v.Get(name) == value }
}

// indexed reports whether an index can matter: each of the writes changes one
// entry of it. What a transaction costs an index is not documented.
func indexed(v sim.Values) bool {
	return v.Get("mode") == "provisioned" && among("put update delete batch-write")(v) && !(v.Get("op") != batchWrite && v.Flag("failed"))
}

func api(name string) sim.Option {
	return sim.Option{Name: name, Label: i18n.Same(operationOf(name).api)}
}

var info = &sim.Info{
	Name:    "ddbcapacity",
	Title:   i18n.Of("DynamoDB 용량: 호출의 계산서와 파티션", "DynamoDB capacity: the bill and the partitions"),
	Summary: i18n.Of("호출 하나가 몇 RCU나 WCU인지 올림까지 계산하고, 그 호출이 파티션에 몰릴 때 상한과 버스트가 어디까지 견디는지 본다.", "What one call costs in RCU or WCU with every rounding, and how far ceilings and burst capacity hold when such calls fall on the partitions."),
	Params: []sim.Param{
		{Name: "op", Kind: sim.Choice, Group: inCall, Default: put, Label: i18n.Of("작업", "Operation"),
			Options: []sim.Option{api(get), api(batchGet), api(query), api(scan), api(put), api(update), api(remove), api(batchWrite), api(transGet), api(transWrite)}},
		{Name: "consistency", Kind: sim.Choice, Group: inCall, Default: "eventual", Label: i18n.Of("읽기 일관성", "Consistency"), When: among("get batch-get query scan"),
			Options: []sim.Option{sim.Opt("eventual", "최종적 일관성", "eventual"), sim.Opt("strong", "강력한 일관성", "strong")}},
		{Name: "size", Kind: sim.Number, Group: inCall, Default: "900", Min: 1, Max: 400 * kb, Step: 1, Label: i18n.Of("항목 크기", "Item size"), Unit: inBytes,
			Help: i18n.Of("1 KB는 1,024바이트, 항목은 400 KB까지. 속성 이름도 크기에 든다.", "1 KB is 1,024 bytes; an item has at most 400 KB, names of attributes included.")},
		{Name: "other", Kind: sim.Number, Group: inCall, Default: "0", Min: 0, Max: 400 * kb, Step: 1, Label: i18n.Of("짝수 번째 항목 크기", "Size of every second item"), Unit: inBytes, When: func(v sim.Values) bool {
			return among("batch-get query scan batch-write transact-get transact-write")(v) && !(v.Get("op") == batchGet && v.Flag("missing"))
		}, Help: i18n.Of("0이면 모두 같은 크기다.", "0 makes all items alike.")},
		{Name: "before", Kind: sim.Number, Group: inCall, Default: "0", Min: 0, Max: 400 * kb, Step: 1, Label: i18n.Of("이미 있던 항목의 크기", "Size of the item there before"), Unit: inBytes, When: among("put update"),
			Help: i18n.Of("0이면 새 항목이다.", "0 is a new item.")},
		{Name: "items", Kind: sim.Number, Group: inCall, Default: "10", Min: 1, Max: 2000, Step: 1, Label: i18n.Of("호출당 항목", "Items per call"), Unit: ofItems, When: among("batch-get query scan batch-write transact-get transact-write"),
			Help: i18n.Of("Query와 Scan은 필터 전에 평가하는 수. 호출의 한도(25개, 100개, 1 MB, 4 MB, 16 MB)를 넘으면 들어가는 만큼만 센다.", "For Query and Scan those evaluated, before a filter. Beyond what a call holds (25, 100, 1 MB, 4 MB, 16 MB) only what fits counts.")},
		{Name: "kept", Kind: sim.Number, Group: inCall, Default: "100", Min: 0, Max: 100, Step: 1, Label: i18n.Of("필터를 통과하는 비율", "Passes the filter"), Unit: ofAll, When: among("query scan")},
		{Name: "missing", Kind: sim.Flag, Group: inCall, Default: "false", Label: i18n.Of("없는 항목을 읽음", "Items do not exist"), When: among("get batch-get")},
		{Name: "failed", Kind: sim.Flag, Group: inCall, Default: "false", Label: i18n.Of("조건식이 거짓", "Condition is false"), When: among("put update delete"),
			Help: i18n.Of("이미 항목이 있는 경우로 본다. 그 크기가 0이면 새 항목과 같다고 본다.", "An item is taken to exist; without a size of its own it is as large as the new one.")},

		{Name: "load", Kind: sim.Choice, Group: inLoad, Default: "spike", Label: i18n.Of("부하의 모양", "Shape"), Options: []sim.Option{sim.Opt("steady", "일정", "steady"), sim.Opt("spike", "급증 뒤 복귀", "one spike")}},
		{Name: "rate", Kind: sim.Number, Group: inLoad, Default: "400", Min: 0, Max: 20000, Step: 1, Label: i18n.Of("평소", "Usual"), Unit: perSec},
		{Name: "peak", Kind: sim.Number, Group: inLoad, Default: "1600", Min: 0, Max: 20000, Step: 1, Label: i18n.Of("급증", "Spike"), Unit: perSec, When: is("load", "spike")},
		{Name: "from", Kind: sim.Duration, Group: inLoad, Default: "30s", Min: 0, Max: 1800000, Label: i18n.Of("급증 시작", "Spike from"), When: is("load", "spike")},
		{Name: "span", Kind: sim.Duration, Group: inLoad, Default: "2m30s", Min: 1000, Max: 1800000, Label: i18n.Of("급증 길이", "Spike lasts"), When: is("load", "spike")},
		{Name: "length", Kind: sim.Duration, Group: inLoad, Default: "5m", Min: 10000, Max: 1800000, Label: i18n.Of("관찰 시간", "Time watched")},

		{Name: "mode", Kind: sim.Choice, Group: inTable, Default: "provisioned", Label: i18n.Of("용량 모드", "Capacity mode"), Options: []sim.Option{sim.Opt("provisioned", "프로비저닝", "provisioned"), sim.Opt("on-demand", "온디맨드", "on-demand")}},
		{Name: "provisioned", Kind: sim.Number, Group: inTable, Default: "1000", Min: 1, Max: 40000, Step: 1, Label: i18n.Of("프로비저닝한 RCU 또는 WCU", "Provisioned RCU or WCU"), Unit: ofUnits, When: is("mode", "provisioned")},
		{Name: "saved", Kind: sim.Duration, Group: inTable, Default: "30s", Min: 0, Max: 300000, Label: i18n.Of("처음에 쌓인 버스트", "Burst saved at first"), When: is("mode", "provisioned"),
			Help: i18n.Of("쓰지 않은 용량 몇 초 치가 남아 있는가. 최대 300초. 버스트를 세는 방법은 문서에 없어 테이블에 통 하나로 본다.", "Seconds of unused capacity, up to 300. How bursts are kept is not documented; the model has one bucket for the table.")},
		{Name: "previous", Kind: sim.Number, Group: inTable, Default: "0", Min: 0, Max: 40000, Step: 1, Label: i18n.Of("이전 피크", "Previous peak"), Unit: ofUnits, When: is("mode", "on-demand"),
			Help: i18n.Of("0이면 새 테이블: 쓰기 4,000, 읽기 12,000까지 바로 받는다.", "0 is a new table, which serves 4,000 writes or 12,000 reads at once.")},
		{Name: "gsi", Kind: sim.Number, Group: inTable, Default: "0", Min: 0, Max: 40000, Step: 1, Label: i18n.Of("GSI의 WCU", "WCU of a GSI"), Unit: ofUnits, When: indexed,
			Help: i18n.Of("0이면 GSI가 없다. 모든 속성을 투영하고, 쓸 때마다 테이블과 같은 WCU를 쓴다고 본다.", "0 is no index. It projects all attributes; every write costs it what it costs the table.")},
		{Name: "partitions", Kind: sim.Number, Group: inTable, Default: "4", Min: 1, Max: mostPartitions, Step: 1, Label: i18n.Of("파티션", "Partitions"), Unit: ofItems,
			Help: i18n.Of("실제 수는 DynamoDB가 정하고 알려 주지 않는다. 여기서는 고정이다.", "DynamoDB decides how many and does not tell; here they are fixed.")},

		{Name: "keys", Kind: sim.Choice, Group: inKeys, Default: hot, Label: i18n.Of("키 분포", "Distribution"), When: func(v sim.Values) bool { return v.Get("op") != scan },
			Options: []sim.Option{sim.Opt(uniform, "고르게", "uniform"), sim.Opt(zipf, "Zipf: 상위 10개 키", "Zipf over 10 keys"), sim.Opt(hot, "핫 키 하나", "one hot key"), sim.Opt(dated, "날짜 키(오늘에 몰림)", "date key: all on today"), sim.Opt(sharded, "날짜 키 + 샤딩 접미사", "date key with suffixes")}},
		{Name: "hot-share", Kind: sim.Number, Group: inKeys, Default: "70", Min: 1, Max: 100, Step: 1, Label: i18n.Of("핫 키의 비율", "Share of the hot key"), Unit: ofAll, When: func(v sim.Values) bool {
			return v.Get("op") != scan && v.Get("keys") == hot && v.Int("partitions") > 1
		}, Help: i18n.Of("나머지 호출은 다른 파티션에 고르게 간다.", "The other calls go evenly to the other partitions.")},
		{Name: "shards", Kind: sim.Number, Group: inKeys, Default: "10", Min: 1, Max: 200, Step: 1, Label: i18n.Of("접미사 수", "Suffixes"), Unit: ofItems, When: func(v sim.Values) bool { return v.Get("op") != scan && v.Get("keys") == sharded },
			Help: i18n.Of("접미사가 파티션에 차례로 놓인다고 본다. 하루치를 다 읽으려면 접미사마다 Query한다.", "Suffixes go round the partitions. To read a whole day takes a Query for each.")},
	},
	Presets: []sim.Preset{
		{Name: "hot-key", Label: i18n.Of("핫 키: 테이블이 남아도 파티션 상한에서 막힌다", "Hot key: throttled at the partition with table capacity to spare"), Values: map[string]string{"load": "steady", "rate": "1500", "provisioned": "4000", "hot-share": "80", "saved": "5m", "length": "2m"}},
		{Name: "sharded", Label: i18n.Of("쓰기 샤딩: 같은 부하가 네 파티션으로 나뉜다", "Write sharding: the same load over four partitions"), Values: map[string]string{"load": "steady", "rate": "1500", "provisioned": "4000", "keys": sharded, "saved": "5m", "length": "2m"}},
		{Name: "adaptive", Label: i18n.Of("적응형 용량: 몫 100인 파티션이 150을 받는다 (문서의 예)", "Adaptive capacity: a share of 100 serves 150 (documented example)"), Values: map[string]string{"load": "steady", "rate": "300", "provisioned": "400", "hot-share": "50", "saved": "0s", "length": "2m"}},
		{Name: "burst", Label: i18n.Of("버스트: 150 RCU로 200 RCU를 15분 (AWS의 예)", "Burst: 200 RCU out of 150 for 15 minutes (AWS's example)"), Values: map[string]string{"op": get, "consistency": "strong", "size": "4096", "load": "steady", "rate": "200", "provisioned": "150", "keys": uniform, "saved": "5m", "length": "20m"}},
		{Name: "batch", Label: i18n.Of("BatchGetItem은 항목마다 올림한다: 1.5 KB와 6.5 KB", "BatchGetItem rounds each item: 1.5 KB and 6.5 KB"), Values: map[string]string{"op": batchGet, "consistency": "strong", "size": "1536", "other": "6656", "items": "2", "load": "steady", "rate": "100", "provisioned": "300", "keys": uniform, "length": "1m"}},
		{Name: "filter", Label: i18n.Of("필터로 1%만 받아도 RCU는 읽은 만큼", "A filter keeps 1%, the RCU are for all that is read"), Values: map[string]string{"op": query, "size": "500", "items": "1000", "kept": "1", "load": "steady", "rate": "10", "provisioned": "700", "keys": zipf, "length": "1m"}},
		{Name: "gsi", Label: i18n.Of("GSI의 WCU가 모자라면 테이블 쓰기가 막힌다", "A GSI short of WCU throttles writes to the table"), Values: map[string]string{"load": "steady", "rate": "500", "provisioned": "1000", "gsi": "300", "keys": uniform, "saved": "1m", "length": "3m"}},
		{Name: "on-demand", Label: i18n.Of("온디맨드에서도 날짜 키는 파티션 상한에 걸린다", "On-demand, too, has partition maximums: the date key"), Values: map[string]string{"mode": "on-demand", "load": "spike", "rate": "200", "peak": "1500", "from": "20s", "span": "1m", "keys": dated, "length": "2m"}},
	},
	Predictions: []sim.Prediction{
		{Name: "units", Prompt: i18n.Of("호출 하나는 몇 단위(RCU 또는 WCU)를 소비하는가?", "How many units (RCU or WCU) does one call consume?"), Unit: i18n.Of("단위", "units")},
		{Name: "hottest", Prompt: i18n.Of("부하가 가장 클 때 가장 뜨거운 파티션에는 초당 몇 단위가 몰리는가?", "At the highest load, how many units a second fall on the hottest partition?"), Unit: i18n.Of("단위/초", "units/s"), Tolerance: 0.01},
		{Name: "empty", Prompt: i18n.Of("버스트는 시작한 지 몇 초 뒤에 바닥나는가? 바닥나지 않으면 0.", "How many seconds into the run is the burst capacity gone? 0 if it never is."), Unit: i18n.Of("초", "s"), Tolerance: 0.02},
		{Name: "throttled", Prompt: i18n.Of("관찰하는 동안 모두 몇 번의 호출이 거부되는가?", "How many calls are throttled in all?"), Unit: i18n.Of("번", "calls"), Tolerance: 0.02},
	},
	Asks: []sim.Ask{
		{Name: "call", Title: i18n.Of("호출 하나의 단위", "Units of one call")},
		{Name: "provision", Title: i18n.Of("프로비저닝할 용량", "Capacity to provision")},
		{Name: "batch", Title: i18n.Of("BatchGetItem과 Query의 올림", "Rounding in BatchGetItem and Query")},
		{Name: "filter", Title: i18n.Of("필터와 소비 용량", "Filters and consumption")},
		{Name: "update", Title: i18n.Of("쓰기에서 세는 크기", "Which size a write costs")},
		{Name: "hot", Title: i18n.Of("키 하나의 한계", "The limit of one key")},
		{Name: "shards", Title: i18n.Of("쓰기 샤딩", "Write sharding")},
		{Name: "burst", Title: i18n.Of("버스트의 길이", "How long a burst lasts")},
		{Name: "remedy", Title: i18n.Of("스로틀링의 원인과 처방", "Cause and cure of throttling")},
	},
	Legend: []sim.LegendItem{
		{Mark: "bar", Tone: sim.Good, Label: i18n.Of("소비한 단위", "units consumed")},
		{Mark: "bar", Tone: sim.Accent, Label: i18n.Of("균등한 몫을 넘어 적응형 용량이 더 받은 단위", "units beyond the even share, by adaptive capacity")},
		{Mark: "hatch", Tone: sim.Bad, Label: i18n.Of("거부된 단위", "units throttled")},
		{Mark: "hatch", Tone: sim.Wait, Label: i18n.Of("올림으로 더해진 크기", "added by rounding")},
		{Mark: "bar", Tone: sim.Wait, Label: i18n.Of("버스트 용량", "burst capacity")},
		{Mark: "dash", Tone: sim.Plain, Label: i18n.Of("프로비저닝한 용량(온디맨드는 바로 받는 용량)과 그 균등한 몫", "provisioned capacity (on-demand: served at once) and its even share")},
	},
	Sources: []sim.Source{
		{Title: "DynamoDB read and write operations", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html", Checked: "2026-11"},
		{Title: "DynamoDB burst and adaptive capacity", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html", Checked: "2026-11"},
		{Title: "Best practices for designing and using partition keys effectively", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html", Checked: "2026-11"},
		{Title: "How DynamoDB handles spiky workloads in short intervals", URL: "https://repost.aws/knowledge-center/dynamodb-spiky-workloads-short-intervals", Checked: "2026-11"},
		{Title: "DynamoDB on-demand capacity mode", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html", Checked: "2026-11"},
		{Title: "Using global secondary indexes in DynamoDB", URL: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html", Checked: "2026-11"},
	},
}
