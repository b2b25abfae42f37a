// Command servers is rclone with nothing but what the tests need of it: a local
// folder served by WebDAV and by S3. It is a module of its own, so that the
// program under test does not depend on it:
//
//	cd e2e/servers && go build -o /tmp/rclone . && /tmp/rclone serve webdav DIR
//
// It takes about a minute to build the first time.
package main

import (
	_ "github.com/rclone/rclone/backend/local"
	"github.com/rclone/rclone/cmd"
	_ "github.com/rclone/rclone/cmd/serve"
	_ "github.com/rclone/rclone/cmd/serve/s3"
	_ "github.com/rclone/rclone/cmd/serve/webdav"
)

func main() { cmd.Main() }
