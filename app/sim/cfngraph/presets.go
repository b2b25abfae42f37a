package cfngraph

import (
	"strings"

	"notelab/app/i18n"
	"notelab/app/sim"
)

// serverless is a queue worker: three resources that need nothing, and a chain
// behind them.
const serverless = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Orders:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
  Jobs:
    Type: AWS::SQS::Queue
  Uploads:
    Type: AWS::S3::Bucket
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {Service: lambda.amazonaws.com}
            Action: sts:AssumeRole
      Policies:
        - PolicyName: worker
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action: [dynamodb:PutItem, "sqs:*"]
                Resource: [!GetAtt Orders.Arn, !GetAtt Jobs.Arn]
  Worker:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.13
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          TABLE: !Ref Orders
          BUCKET: !Ref Uploads
      Code:
        ZipFile: |
          def handler(event, context):
              return len(event["Records"])
  Trigger:
    Type: AWS::Lambda::EventSourceMapping
    Properties:
      EventSourceArn: !GetAtt Jobs.Arn
      FunctionName: !Ref Worker
  Errors:
    Type: AWS::CloudWatch::Alarm
    Properties:
      Namespace: AWS/Lambda
      MetricName: Errors
      Dimensions: [{Name: FunctionName, Value: !Ref Worker}]
      Statistic: Sum
      Period: 60
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
Outputs:
  QueueUrl:
    Value: !Ref Jobs
`

// network is a public subnet with a server. Without its DependsOn the route may
// be made before the gateway is attached.
const network = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Image:
    Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>
    Default: /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  Gateway:
    Type: AWS::EC2::InternetGateway
  Attach:
    Type: AWS::EC2::VPCGatewayAttachment
    Properties:
      VpcId: !Ref Vpc
      InternetGatewayId: !Ref Gateway
  Subnet:
    Type: AWS::EC2::Subnet
    Properties:
      VpcId: !Ref Vpc
      CidrBlock: 10.0.1.0/24
  Routes:
    Type: AWS::EC2::RouteTable
    Properties:
      VpcId: !Ref Vpc
  Internet:
    Type: AWS::EC2::Route
    DependsOn: Attach
    Properties:
      RouteTableId: !Ref Routes
      DestinationCidrBlock: 0.0.0.0/0
      GatewayId: !Ref Gateway
  Public:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties:
      SubnetId: !Ref Subnet
      RouteTableId: !Ref Routes
  Firewall:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: HTTPS only
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0}
  Server:
    Type: AWS::EC2::Instance
    DependsOn: [Internet, Public]
    Properties:
      ImageId: !Ref Image
      InstanceType: t3.micro
      SubnetId: !Ref Subnet
      SecurityGroupIds: [!Ref Firewall]
`

// store keeps data in three places with three policies.
const store = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Password:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString: {PasswordLength: 24, ExcludePunctuation: true}
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: 20
      MasterUsername: admin
      MasterUserPassword: !Sub "{{resolve:secretsmanager:${Password}}}"
  Uploads:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
  Cache:
    Type: AWS::DynamoDB::Table
    Properties:
      BillingMode: PAY_PER_REQUEST
      AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
      KeySchema: [{AttributeName: id, KeyType: HASH}]
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: {Service: lambda.amazonaws.com}
            Action: sts:AssumeRole
  Api:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs22.x
      Handler: index.handler
      Role: !GetAtt Role.Arn
      Environment:
        Variables:
          DB_HOST: !GetAtt Db.Endpoint.Address
          CACHE: !Ref Cache
          BUCKET: !Ref Uploads
      Code:
        ZipFile: exports.handler = async () => "ok"
`

// groups are two security groups that let each other in.
const groups = `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Vpc:
    Type: AWS::EC2::VPC
    Properties:
      CidrBlock: 10.0.0.0/16
  AppGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: application
      VpcId: !Ref Vpc
      SecurityGroupEgress:
        - IpProtocol: tcp
          FromPort: 3306
          ToPort: 3306
          DestinationSecurityGroupId: !Ref DbGroup
  DbGroup:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: database
      VpcId: !Ref Vpc
      SecurityGroupIngress:
        - IpProtocol: tcp
          FromPort: 3306
          ToPort: 3306
          SourceSecurityGroupId: !Ref AppGroup
  Db:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: mysql
      DBInstanceClass: db.t4g.micro
      AllocatedStorage: 20
      MasterUsername: admin
      ManageMasterUserPassword: true
      VPCSecurityGroups: [!Ref DbGroup]
`

// typo is the serverless template with a name that does not exist.
var typo = strings.Replace(serverless, "TABLE: !Ref Orders", "TABLE: !Ref Order", 1)

// kept is the serverless template with two ways to keep data.
var kept = strings.Replace(strings.Replace(serverless,
	"Type: AWS::DynamoDB::Table\n", "Type: AWS::DynamoDB::Table\n    DeletionPolicy: Retain\n", 1),
	"Type: AWS::S3::Bucket\n", "Type: AWS::S3::Bucket\n    DeletionPolicy: RetainExceptOnCreate\n", 1)

func trim(s string) string { return strings.TrimSpace(s) }

var presets = []sim.Preset{
	{Name: "parallel", Label: i18n.Of("큐를 처리하는 Lambda", "A Lambda function behind a queue")},
	{Name: "vpc", Label: i18n.Of("퍼블릭 서브넷과 서버", "A public subnet with a server"), Values: map[string]string{"template": trim(network)}},
	{Name: "no-depends-on", Label: i18n.Of("DependsOn을 빠뜨린 경로", "A route without its DependsOn"), Values: map[string]string{"template": trim(strings.Replace(network, "    DependsOn: Attach\n", "", 1))}},
	{Name: "failed-create", Label: i18n.Of("생성 실패와 롤백, 두 가지 Retain", "A failed creation, and two kinds of Retain"), Values: map[string]string{"template": trim(kept), "fails": "Worker"}},
	{Name: "replacement", Label: i18n.Of("테이블을 교체하는 업데이트", "An update that replaces a table"), Values: map[string]string{"op": opUpdate, "changes": "Orders.KeySchema"}},
	{Name: "retain", Label: i18n.Of("Retain과 Snapshot을 둔 삭제", "A deletion with Retain and Snapshot"), Values: map[string]string{"template": trim(store), "op": opDelete}},
	{Name: "circular", Label: i18n.Of("서로 허용하는 보안 그룹", "Security groups that let each other in"), Values: map[string]string{"template": trim(groups)}},
	{Name: "bad-reference", Label: i18n.Of("이름을 잘못 쓴 참조", "A reference with a typing error"), Values: map[string]string{"template": trim(typo)}},
}
