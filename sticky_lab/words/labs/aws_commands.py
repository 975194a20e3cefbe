"""What is said when a command of the AWS CLI that a learner wrote cannot be read."""

from sticky_lab.words.text import Text

NOT_TEXT = Text(
    "명령은 따옴표로 묶은 텍스트여야 합니다. 지금은 `{value}` 유형의 값입니다.",
    "A command is text in quotes; this is a value of the type `{value}`.",
)
TOO_LONG = Text(
    "명령이 너무 깁니다. {most}자까지 쓸 수 있습니다.",
    "The command is too long; {most} characters are the most.",
)
QUOTE_OPEN = Text(
    "따옴표가 닫히지 않았습니다. 여는 따옴표마다 닫는 따옴표를 쓰십시오.",
    "A quotation mark is not closed. Close each one that is opened.",
)
NO_COMMAND = Text("명령이 비어 있습니다.", "There is no command in the text.")
NOT_AWS = Text(
    "명령은 `aws`와 서비스 이름으로 시작해야 합니다. 지금은 `{value}`(으)로 시작합니다.",
    "A command begins with `aws` and a service; this one begins with `{value}`.",
)
OTHER_SERVICE = Text(
    "`aws {value}`의 명령은 이 로드 밸런서를 설정할 수 없습니다. "
    "CLB의 명령과 나머지 로드 밸런서의 명령은 서비스가 다릅니다.",
    "Commands of `aws {value}` do not set this load balancer. "
    "A CLB and the other load balancers belong to different services of the CLI.",
)
OPERATION_UNKNOWN = Text(
    "`{value}`은(는) 고정을 설정하는 명령이 아닙니다. `aws {service}`에서 고정에 쓰는 명령: {allowed}.",
    "`{value}` is not a command that sets stickiness. Those of `aws {service}` are: {allowed}.",
)
WORD_ASTRAY = Text(
    "`{operation}` 다음의 `{value}`은(는) 어느 옵션에도 속하지 않습니다. 옵션은 `--`로 시작합니다.",
    "`{value}` after `{operation}` belongs to no option. Options begin with `--`.",
)
OPTION_UNKNOWN = Text(
    "`{operation}`에 `{value}` 옵션은 쓸 수 없습니다. 이 실습에서 쓰는 옵션: {allowed}.",
    "`{operation}` does not take `{value}` here. The options used in this lab: {allowed}.",
)
OPTION_TWICE = Text("`{value}` 옵션이 두 번 나옵니다.", "The option `{value}` stands there twice.")
OPTION_MISSING = Text(
    "`{operation}`에 필요한 `{value}` 옵션이 없습니다.", "`{operation}` needs the option `{value}`, which is missing."
)
ONE_VALUE = Text(
    "`{option}` 다음에는 값이 하나 있어야 합니다. 지금은 {count}개입니다.",
    "One value has to follow `{option}`; there are {count}.",
)
UNREADABLE = Text(
    "`{option}`의 값에서 `{value}` 부분을 읽을 수 없습니다. 짧은 형식은 `이름=값`을 쉼표로 잇고 공백을 쓰지 않습니다.",
    "In the value of `{option}`, this cannot be read: `{value}`. The short form joins `Name=value` by commas, "
    "without spaces.",
)
JSON_BROKEN = Text(
    "`{option}`의 JSON을 읽을 수 없습니다. 문제가 있는 곳은 {line}번째 줄의 {column}번째 글자입니다. "
    "명령에서 JSON은 작은따옴표 사이에 씁니다.",
    "The JSON of `{option}` cannot be read: line {line}, column {column}. "
    "In a command it stands between single quotes.",
)
NAMES_DIFFER = Text(
    "`{option}`에서 `{value}`의 이름이 맞지 않습니다. 쓸 수 있는 이름: {allowed}. 대문자와 소문자도 구별합니다.",
    "In `{option}`, the names of `{value}` are not right. Possible are: {allowed}. Capitals count.",
)
NOT_A_LIST = Text(
    "`{option}`에는 {what}의 목록이 와야 합니다.",
    "`{option}` takes a list of {what}.",
)
ATTRIBUTES = Text("`Key`와 `Value`를 가진 속성", "attributes, each with `Key` and `Value`")
GROUPS = Text("대상 그룹", "target groups")
POLICIES = Text("정책 이름", "names of policies")
ONE_FORWARD = Text(
    "`{option}`에는 유형이 `forward`인 작업 하나가 와야 합니다.",
    "`{option}` takes one action here, of the type `forward`.",
)
NOT_A_NUMBER = Text(
    "`{name}`에는 단위 없는 숫자를 쓰며, 기간은 초로 씁니다. 지금은 `{value}`입니다.",
    "`{name}` takes a plain number, durations in seconds; this is `{value}`.",
)
OTHER_RESOURCE = Text(
    "`{option}`에 적은 `{value}`은(는) 이 상황에 나오지 않습니다.",
    "`{value}`, given to `{option}`, does not occur in this situation.",
)
GROUPS_LEFT_OUT = Text(
    "전달 작업에 대상 그룹 {missing}이(가) 없습니다. 이 명령은 전달 작업 전체를 바꾸므로 빠진 그룹은 없어집니다.",
    "The forward action lacks the target group {missing}. This command replaces the whole action: "
    "a group that is left out is gone.",
)
DURATION_MISSING = Text(
    "`TargetGroupStickinessConfig`를 켜려면 `DurationSeconds`도 있어야 합니다(ALB-T-07).",
    "To switch `TargetGroupStickinessConfig` on, `DurationSeconds` is needed, too (ALB-T-07).",
)
