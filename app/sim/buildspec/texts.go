package buildspec

// The buildspecs of the default and of the presets.
const (
	siteSpec = `version: 0.2

env:
  variables:
    STAGE: dev

phases:
  install:
    runtime-versions:
      nodejs: 22
    commands:
      - npm ci
  pre_build:
    commands:
      - echo "stage is $STAGE"
      - npm run lint
  build:
    commands:
      - npm test
      - npm run build
    finally:
      - npm run report
  post_build:
    commands:
      - aws s3 sync dist s3://my-site

artifacts:
  base-directory: dist
  files:
    - '**/*'`

	guardedSpec = `version: 0.2

phases:
  build:
    commands:
      - docker build -t api .
      - docker run api npm test
  post_build:
    commands:
      - test "$CODEBUILD_BUILD_SUCCEEDING" = 1
      - docker push api
      - printf '[{"name":"api"}]' > imagedefinitions.json

artifacts:
  files:
    - imagedefinitions.json`

	continueSpec = `version: 0.2

phases:
  install:
    commands:
      - npm ci
  pre_build:
    on-failure: CONTINUE
    commands:
      - npm run lint
      - npm run audit
  build:
    on-failure: ABORT
    commands:
      - npm test
      - npm run build
  post_build:
    commands:
      - aws s3 sync dist s3://my-site

artifacts:
  base-directory: dist
  files:
    - '**/*'`

	missingSpec = `version: 0.2

phases:
  install:
    commands:
      - npm ci
  build:
    commands:
      - npm test
      - npm run build

artifacts:
  files:
    - build/**/*`

	colonSpec = `version: 0.2

phases:
  install:
    commands:
      - npm ci
  build:
    commands:
      - echo "stage: dev"
      - npm run build

artifacts:
  files:
    - dist/**/*`

	envSpec = `version: 0.2

env:
  variables:
    STAGE: dev
    LOG_LEVEL: debug
  parameter-store:
    DB_PASSWORD: /my-app/db-password
  exported-variables:
    - IMAGE_TAG

phases:
  build:
    commands:
      - echo "$STAGE $LOG_LEVEL $DB_PASSWORD"
      - export IMAGE_TAG=$STAGE-$CODEBUILD_BUILD_NUMBER
      - npm run build

artifacts:
  files:
    - dist/*.html
  name: $STAGE-site
  discard-paths: yes`

	siteFiles = "package.json,src/index.js,dist/index.html@npm run build,dist/js/app.js@npm run build,report.xml@npm run report"
)
