package cfngraph

import "strings"

// behaviour is what changing a property does to the resource, from the least to
// the most intrusive. Of several changes the most intrusive counts.
type behaviour int

const (
	noInterruption behaviour = iota
	someInterruption
	replacement
)

// known lists, a type a line without "AWS::", how many seconds its creation
// takes here, the properties that need a replacement, and those whose change
// interrupts the resource. All other properties change without interruption. The
// property that gives the resource its name is marked.
//
// The second and third column are the "Update requires" of the reference pages
// of September 2023. The seconds are for watching, not measured.
const known = `
ApiGateway::Deployment 10 DeploymentCanarySettings,RestApiId
ApiGateway::RestApi 10
ApiGateway::Stage 10 RestApiId,StageName
AutoScaling::AutoScalingGroup 30 *AutoScalingGroupName,InstanceId VPCZoneIdentifier
CloudFront::Distribution 50
CloudWatch::Alarm 5 *AlarmName
DynamoDB::Table 15 *TableName,ImportSourceSpecification,KeySchema SSESpecification
EC2::EIP 10 Domain,NetworkBorderGroup,TransferAddress
EC2::Instance 20 AvailabilityZone,CpuOptions,ElasticGpuSpecifications,ElasticInferenceAccelerators,EnclaveOptions,HibernationOptions,HostResourceGroupArn,ImageId,Ipv6AddressCount,Ipv6Addresses,KeyName,LaunchTemplate,LicenseSpecifications,NetworkInterfaces,PlacementGroupName,PrivateIpAddress,SecurityGroups,SubnetId AdditionalInfo,Affinity,BlockDeviceMappings,EbsOptimized,HostId,InstanceType,KernelId,PrivateDnsNameOptions,RamdiskId,SecurityGroupIds,Tenancy,UserData
EC2::InternetGateway 10
EC2::LaunchTemplate 10 *LaunchTemplateName
EC2::NatGateway 30 AllocationId,ConnectivityType,PrivateIpAddress,SubnetId
EC2::Route 5 DestinationCidrBlock,DestinationIpv6CidrBlock,RouteTableId
EC2::RouteTable 5 VpcId
EC2::SecurityGroup 10 *GroupName,GroupDescription,VpcId SecurityGroupEgress,SecurityGroupIngress
EC2::SecurityGroupIngress 5 CidrIp,CidrIpv6,FromPort,GroupId,GroupName,IpProtocol,SourcePrefixListId,SourceSecurityGroupId,SourceSecurityGroupName,SourceSecurityGroupOwnerId,ToPort
EC2::Subnet 5 AvailabilityZone,AvailabilityZoneId,CidrBlock,Ipv6Native,OutpostArn,VpcId Ipv6CidrBlock
EC2::SubnetRouteTableAssociation 5 RouteTableId,SubnetId
EC2::VPC 10 CidrBlock,Ipv4IpamPoolId,Ipv4NetmaskLength InstanceTenancy
EC2::VPCGatewayAttachment 10
ECS::Cluster 10 *ClusterName
ECS::Service 40 *ServiceName,Cluster,DeploymentController,LaunchType,Role,SchedulingStrategy
ECS::TaskDefinition 10 ContainerDefinitions,Cpu,EphemeralStorage,ExecutionRoleArn,Family,InferenceAccelerators,IpcMode,Memory,NetworkMode,PidMode,PlacementConstraints,ProxyConfiguration,RequiresCompatibilities,RuntimePlatform,TaskRoleArn,Volumes
ElasticLoadBalancingV2::Listener 10 LoadBalancerArn
ElasticLoadBalancingV2::LoadBalancer 30 *Name,Scheme,Type
ElasticLoadBalancingV2::TargetGroup 10 *Name,IpAddressType,Port,Protocol,ProtocolVersion,TargetType,VpcId
Events::Rule 10 *Name,EventBusName
IAM::InstanceProfile 20 *InstanceProfileName,Path
IAM::ManagedPolicy 10 *ManagedPolicyName,Description,Path
IAM::Policy 10
IAM::Role 15 *RoleName,Path
KMS::Key 10 KeySpec,KeyUsage,MultiRegion
Lambda::Alias 5 FunctionName,Name
Lambda::EventSourceMapping 10 AmazonManagedKafkaEventSourceConfig,EventSourceArn,SelfManagedEventSource,SelfManagedKafkaEventSourceConfig,StartingPosition,StartingPositionTimestamp
Lambda::Function 10 *FunctionName
Lambda::Permission 5 Action,EventSourceToken,FunctionName,FunctionUrlAuthType,Principal,PrincipalOrgID,SourceAccount,SourceArn
Lambda::Version 5 FunctionName
Logs::LogGroup 5 *LogGroupName
RDS::DBInstance 60 *DBInstanceIdentifier,CharacterSetName,CustomIAMInstanceProfile,DBClusterIdentifier,DBName,DBSubnetGroupName,KmsKeyId,MasterUsername,NcharCharacterSetName,PerformanceInsightsKMSKeyId,Port,SourceRegion,StorageEncrypted,Timezone AutoMinorVersionUpgrade,AvailabilityZone,BackupRetentionPeriod,DBClusterSnapshotIdentifier,DBInstanceClass,DBParameterGroupName,DBSnapshotIdentifier,Engine,EngineVersion,MultiAZ,PreferredMaintenanceWindow,RestoreTime,SourceDBClusterIdentifier,SourceDBInstanceAutomatedBackupsArn,SourceDBInstanceIdentifier,SourceDbiResourceId,StorageType,UseLatestRestorableTime
RDS::DBSubnetGroup 10 *DBSubnetGroupName
S3::Bucket 10 *BucketName,ObjectLockEnabled
S3::BucketPolicy 5 Bucket
SNS::Subscription 10 Endpoint,Protocol,TopicArn
SNS::Topic 10 *TopicName,FifoTopic
SQS::Queue 10 *QueueName,FifoQueue
SQS::QueuePolicy 5
SecretsManager::Secret 10 *Name
`

// usual is how long a resource of an unknown type takes.
const usual = 10

// lookUp returns the columns of a type: seconds, replacements, interruptions.
func lookUp(kind string) (cols [3]string, ok bool) {
	if strings.ContainsAny(kind, " \n") || kind == "" {
		return cols, false
	}
	_, rest, ok := strings.Cut(known, "\n"+kind+" ")
	if !ok {
		return cols, false
	}
	rest, _, _ = strings.Cut(rest, "\n")
	copy(cols[:], strings.Split(rest, " "))
	return cols, true
}

// kindOf is a resource's type without the vendor.
func kindOf(typ string) string { return strings.TrimPrefix(typ, "AWS::") }

// behaves tells what changing a property does to a resource of a type; sure is
// false for a type that is not listed, whose properties are taken to change
// without interruption.
func behaves(typ, prop string) (how behaviour, sure bool) {
	cols, ok := lookUp(kindOf(typ))
	switch {
	case has(strings.ReplaceAll(cols[1], "*", ""), prop):
		return replacement, ok
	case has(cols[2], prop):
		return someInterruption, ok
	}
	return noInterruption, ok
}

// has reports whether a list with commas holds a word.
func has(list, word string) bool { return strings.Contains(","+list+",", ","+word+",") }

// nameOf is the property that gives a resource of a kind its name, or "".
func nameOf(kind string) string {
	cols, _ := lookUp(kind)
	if strings.HasPrefix(cols[1], "*") {
		name, _, _ := strings.Cut(cols[1][1:], ",")
		return name
	}
	return ""
}

// seconds is how long a resource of a type takes to create here.
func seconds(typ string) int {
	if cols, ok := lookUp(kindOf(typ)); ok {
		n := 0
		for _, c := range cols[0] {
			n = 10*n + int(c-'0')
		}
		return n
	}
	return usual
}
