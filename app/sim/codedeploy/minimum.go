package codedeploy

// The deployment configurations of EC2 and on-premises instances: the three
// predefined ones and the two types a custom one may have.
const (
	oneAtATime   = "OneAtATime"
	halfAtATime  = "HalfAtATime"
	allAtOnce    = "AllAtOnce"
	hostCount    = "HOST_COUNT"
	fleetPercent = "FLEET_PERCENT"
)

// minimumHealthy is the number of instances that must stay healthy, out of n:
//
//	OneAtATime     n - 1
//	HalfAtATime    ceil(n / 2)
//	AllAtOnce      0
//	HOST_COUNT     value
//	FLEET_PERCENT  ceil(n * value / 100)
//
// AWS does not say what HalfAtATime means for one instance, where no deployment
// could start; the model then asks that this one succeed.
func minimumHealthy(kind string, n, value int) int {
	switch kind {
	case oneAtATime:
		return n - 1
	case halfAtATime:
		if n == 1 {
			return 0
		}
		return ceilDiv(n, 2)
	case hostCount:
		return value
	case fleetPercent:
		return ceilDiv(n*value, 100)
	}
	return 0
}

func ceilDiv(a, b int) int { return (a + b - 1) / b }

// slack is how many of n instances may be out at a time, and with which failure
// the deployment fails unless that is the last instance's.
func slack(n, minimum int) int { return max(n-minimum, 0) }
