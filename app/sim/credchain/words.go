package credchain

import "notelab/app/i18n"

func text(ko, en string) i18n.Text { return i18n.Text{Ko: ko, En: en} }

// words are texts by a key. A slice is laid out by the compiler, where a map
// would be filled by code when the program starts.
type words []struct {
	key    string
	ko, en string
}

// of returns the text of a key, an empty one when there is none.
func (w words) of(key string) i18n.Text {
	for i := range w {
		if w[i].key == key {
			return text(w[i].ko, w[i].en)
		}
	}
	return i18n.Text{}
}

// tool is what is particular to one of the four tools.
type tool struct {
	key     string
	name    string
	looks   string // what its first step looks at
	chooser string // how a profile is chosen on the command line or in code
	chain   []provider
	calls   i18n.Text // who makes the call, for a question
	ending  i18n.Text // what it does when it finds nothing
	program [3]string // the call with nothing, a profile, keys given; "" where there is no such way
	choose  i18n.Text // the change that chooses the profile prod
}

var tools = [...]tool{
	{
		cli, "AWS CLI v2", "--profile", "--profile", botocoreChain,
		text("AWS CLI v2로 `aws sts get-caller-identity`를 실행한다.", "Somebody runs `aws sts get-caller-identity` with the AWS CLI v2."),
		text("CLI는 서명할 수 없다고 알리고 끝난다.", "The CLI says that it cannot sign and ends."),
		[3]string{"aws sts get-caller-identity\n", "aws sts get-caller-identity --profile prod\n"},
		text("명령에 `--profile prod`를 붙인다", "put `--profile prod` on the command"),
	},
	{
		boto3, "boto3", "Session(), client()", "Session(profile_name=)", botocoreChain,
		text("Python 앱(boto3)이 `get_caller_identity()`를 호출한다.", "A Python app (boto3) calls `get_caller_identity()`."),
		text("클라이언트는 만들어지지만 서명할 때 NoCredentialsError가 난다.", "The client can be made, but signing raises NoCredentialsError."),
		[3]string{"boto3.client(\"sts\").get_caller_identity()\n", "boto3.Session(profile_name=\"prod\").client(\"sts\").get_caller_identity()\n", "boto3.client(\"sts\", aws_access_key_id=key, aws_secret_access_key=secret).get_caller_identity()\n"},
		text("`Session(profile_name=\"prod\")`으로 클라이언트를 만든다", "make the client with `Session(profile_name=\"prod\")`"),
	},
	{
		goSDK, "Go SDK v2", "LoadDefaultConfig", "WithSharedConfigProfile",
		[]provider{pDirect, pEnv, pWebEnv, pSource, pKeys, pCredSource, pWebProfile, pSSO, pLogin, pProcess, pContainer, pIMDS},
		text("Go 앱(AWS SDK for Go v2)이 `LoadDefaultConfig`로 만든 클라이언트로 `GetCallerIdentity`를 호출한다.", "A Go app (AWS SDK for Go v2) calls `GetCallerIdentity` with a client made by `LoadDefaultConfig`."),
		text("설정은 만들어지지만 자격 증명을 꺼낼 때 오류가 난다.", "The configuration loads, but retrieving credentials fails."),
		[3]string{
			"cfg, err := config.LoadDefaultConfig(ctx)\nout, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, nil)\n",
			"cfg, err := config.LoadDefaultConfig(ctx, config.WithSharedConfigProfile(\"prod\"))\nout, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, nil)\n",
			"cfg, err := config.LoadDefaultConfig(ctx, config.WithCredentialsProvider(\n\tcredentials.NewStaticCredentialsProvider(key, secret, \"\")))\nout, err := sts.NewFromConfig(cfg).GetCallerIdentity(ctx, nil)\n",
		},
		text("`WithSharedConfigProfile(\"prod\")`을 넘긴다", "pass `WithSharedConfigProfile(\"prod\")`"),
	},
	{
		javaV2, "Java SDK v2", "-Daws.accessKeyId", "",
		[]provider{pDirect, pEnv, pWebEnv, pWebProfile, pSSO, pAssume, pLogin, pProcess, pKeys, pContainer, pIMDS},
		text("Java 앱(AWS SDK for Java 2.x)이 기본 체인으로 `getCallerIdentity()`를 호출한다.", "A Java app (AWS SDK for Java 2.x) calls `getCallerIdentity()` with the default chain."),
		text("체인의 모든 공급자가 실패했다는 SdkClientException이 난다.", "An SdkClientException says that every provider of the chain failed."),
		[3]string{"StsClient.create().getCallerIdentity();\n", "", "// java -Daws.accessKeyId=… -Daws.secretAccessKey=… App\nStsClient.create().getCallerIdentity();\n"},
		i18n.Text{},
	},
}

var botocoreChain = []provider{pDirect, pEnv, pAssume, pWeb, pSSO, pCredFile, pLogin, pProcess, pConfFile, pContainer, pIMDS}

// toolOf finds a tool by its key.
func toolOf(key string) *tool {
	for i := range tools {
		if tools[i].key == key {
			return &tools[i]
		}
	}
	return &tools[0]
}
