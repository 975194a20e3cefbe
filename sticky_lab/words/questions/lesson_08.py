"""The questions of lesson 8, on real AWS."""

from sticky_lab.words.questions.forms import Choice, Question, QuizQuestion
from sticky_lab.words.text import Text

_CAUSES = {
    "client": Text("클라이언트가 쿠키를 돌려보내지 않습니다.", "The client does not send the cookie back."),
    "name": Text("대상이 설정한 이름의 쿠키를 보내지 않습니다.", "The target sets no cookie of the configured name."),
    "duration": Text("고정 기간이 지났습니다.", "The stickiness duration is over."),
    "unhealthy": Text("대상이 비정상입니다.", "The target is unhealthy."),
}

PREDICTIONS: dict[str, Question] = {
    "08.fields": Question(
        Text(
            "고정 유형으로 애플리케이션 기반 쿠키를 고릅니다. 양식에 무엇을 더 입력해야 할까요?",
            "You choose Application-based cookie as the stickiness type. What else must you enter in the form?",
        ),
        {
            "duration": Text("기간만 입력합니다.", "a duration only"),
            "name": Text("쿠키 이름만 입력합니다.", "a cookie name only"),
            "both": Text("기간과 쿠키 이름을 입력합니다.", "a duration and a cookie name"),
        },
    ),
    "08.where": Question(
        Text(
            "AWS CLI로 ALB의 고정을 켭니다. 무엇을 바꾸는 명령을 쓸까요?",
            "You turn on the stickiness of an ALB with the AWS CLI. What does the command change?",
        ),
        {
            "load-balancer": Text("로드 밸런서의 속성", "attributes of the load balancer"),
            "listener": Text("리스너의 정책", "a policy of the listener"),
            "target-group": Text("대상 그룹의 속성", "attributes of the target group"),
        },
    ),
    "08.clb-off": Question(
        Text(
            "CLB의 고정을 끄는 명령은 무엇을 할까요?",
            "What does the command do that turns the stickiness of a CLB off?",
        ),
        {
            "attribute": Text("stickiness.enabled를 false로 바꿉니다.", "It sets stickiness.enabled to false."),
            "zero": Text("만료 기간을 0으로 바꿉니다.", "It sets the expiration period to 0."),
            "empty-list": Text("리스너의 정책 목록을 비웁니다.", "It empties the listener's list of policies."),
        },
    ),
    "08.log": Question(
        Text(
            "ALB의 액세스 로그 한 줄에서 고정에 관해 무엇을 볼 수 있을까요?",
            "What does a line of an ALB's access log tell about stickiness?",
        ),
        {
            "cookie": Text("요청에 실린 AWSALB 쿠키", "the AWSALB cookie of the request"),
            "sticky": Text("고정된 요청인지 알려 주는 표시", "a mark that says whether the request was sticky"),
            "target": Text("요청을 처리한 대상뿐", "only which target handled it"),
        },
    ),
    "08.metric": Question(
        Text(
            "dave의 브라우저는 쿠키를 저장하고 erin의 브라우저는 저장하지 않습니다. 두 사람이 처음으로 요청을 10번씩 "
            "보내면 NonStickyRequestCount가 얼마나 늘어날까요?",
            "Dave's browser keeps cookies, Erin's does not. Each sends 10 requests, their first ever. By how much "
            "does NonStickyRequestCount grow?",
        ),
        {
            "2": Text("2: 두 사람의 첫 요청", "2: the first request of each"),
            "10": Text("10: erin의 요청", "10: those of Erin"),
            "11": Text("11: erin의 요청과 dave의 첫 요청", "11: those of Erin, and Dave's first"),
            "20": Text("20: 모든 요청", "20: all of them"),
        },
    ),
    "08.everyone": Question(
        Text(
            "모든 고객이 로그인하자마자 로그인이 풀립니다. 원인이 무엇일까요?",
            "Every customer is signed out at once. What is the cause?",
        ),
        _CAUSES,
    ),
    "08.phone": Question(
        Text(
            "이제 휴대 전화 앱의 로그인만 풀립니다. 원인이 무엇일까요?",
            "Now only the phone app loses the sign-in. What is the cause?",
        ),
        _CAUSES,
    ),
    "08.lunch": Question(
        Text(
            "점심을 먹고 오면 장바구니가 비어 있습니다. 원인이 무엇일까요?",
            "After lunch the cart is empty. What is the cause?",
        ),
        _CAUSES,
    ),
}

QUIZ: dict[str, QuizQuestion] = {
    "08.q1": QuizQuestion(
        Text(
            "ALB의 대상 그룹에서 고정을 켜려고 합니다. EC2 콘솔의 어느 경로로 갑니까?",
            "You want to turn on stickiness for a target group of an ALB. Which path do you take in the EC2 console?",
        ),
        {
            "a": Choice(
                Text("Elastic Block Store → Target Groups", "Elastic Block Store → Target Groups"),
                Text(
                    "학습 노트의 경로입니다. Elastic Block Store는 같은 메뉴의 다른 구역이고 거기에는 대상 그룹이 "
                    "없습니다.",
                    "This is the study note's path. Elastic Block Store is another section of the same "
                    "menu, and target groups are not in it.",
                ),
            ),
            "b": Choice(
                Text(
                    "Load Balancing → Load Balancers → Listeners → Manage listeners",
                    "Load Balancing → Load Balancers → Listeners → Manage listeners",
                ),
                Text(
                    "이것은 CLB의 경로입니다(CFG-12). CLB에는 대상 그룹이 없고 고정은 리스너의 정책입니다.",
                    "This is the path for a CLB (CFG-12). A CLB has no target groups; its stickiness is"
                    " a policy of the listener.",
                ),
            ),
            "c": Choice(
                Text(
                    "Load Balancing → Target Groups → 대상 그룹 → Attributes → Edit",
                    "Load Balancing → Target Groups → the group → Attributes → Edit",
                ),
                Text(
                    "고정은 대상 그룹의 속성입니다(CFG-11).",
                    "Stickiness is an attribute of the target group (CFG-11).",
                ),
                right=True,
            ),
            "d": Choice(
                Text(
                    "Load Balancing → Load Balancers → 로드 밸런서 → Attributes",
                    "Load Balancing → Load Balancers → the load balancer → Attributes",
                ),
                Text(
                    "로드 밸런서에도 속성이 있지만 유휴 제한 시간 같은 것입니다. 고정은 대상 그룹에 있습니다(GEN-05).",
                    "A load balancer has attributes too, such as its idle timeout, but stickiness is with the target "
                    "group (GEN-05).",
                ),
            ),
        },
    ),
    "08.q2": QuizQuestion(
        Text(
            "애플리케이션 기반 쿠키를 쓰는 상점이 자기 세션 쿠키의 수명을 8시간으로 늘리려고 합니다. 어디를 "
            "고쳐야 합니까?",
            "A shop uses an application-based cookie and wants its own session cookie to live for 8 hours. Where is "
            "that changed?",
        ),
        {
            "a": Choice(
                Text("상점의 코드", "in the shop's code"),
                Text(
                    "대상이 만드는 쿠키의 속성은 대상이 정합니다. ALB는 그 수명을 보지 않습니다(ALB-A-03).",
                    "The target decides on the attributes of its own cookie, and an ALB does not look at its "
                    "expiry (ALB-A-03).",
                ),
                right=True,
            ),
            "b": Choice(
                Text("양식의 Stickiness duration", "in the form, at Stickiness duration"),
                Text(
                    "이 기간은 로드 밸런서가 고정을 유지하는 시간입니다. 상점의 쿠키에는 영향이 없습니다(ALB-A-04).",
                    "That is how long the load balancer honours the binding; the shop's cookie is not touched by it "
                    "(ALB-A-04).",
                ),
            ),
            "c": Choice(
                Text("AWSALBAPP-0의 Expires", "at the Expires of AWSALBAPP-0"),
                Text(
                    "로드 밸런서의 쿠키이며 언제나 7일입니다. 설정할 수 없습니다(ALB-A-05).",
                    "That is the load balancer's cookie, and always 7 days; it cannot be configured (ALB-A-05).",
                ),
            ),
        },
    ),
    "08.q3": QuizQuestion(
        Text(
            "CLB의 HTTPS 리스너에 정책 하나가 이미 연결되어 있습니다. 운영자가 "
            "set-load-balancer-policies-of-listener에 새 고정 정책의 이름만 적어 실행했습니다. 어떻게 됩니까?",
            "An HTTPS listener of a CLB already has one policy. An operator runs "
            "set-load-balancer-policies-of-listener with only the name of a new stickiness policy. What happens?",
        ),
        {
            "a": Choice(
                Text("두 정책이 함께 적용됩니다.", "Both policies apply."),
                Text(
                    "정책 하나를 더하는 명령처럼 보이지만, 목록 전체를 바꿉니다(CLB-G-03).",
                    "It may look like adding one policy, but it sets the whole list (CLB-G-03).",
                ),
            ),
            "b": Choice(
                Text("새 정책만 적용됩니다.", "Only the new policy applies."),
                Text(
                    "목록이 통째로 바뀌므로 남길 정책도 매번 적어야 합니다(CLB-G-03).",
                    "The list is replaced, so each time, name every policy that must stay (CLB-G-03).",
                ),
                right=True,
            ),
            "c": Choice(
                Text("HTTPS 리스너이므로 거부됩니다.", "It is refused, because the listener is HTTPS."),
                Text(
                    "고정은 HTTP와 HTTPS 리스너에서 모두 됩니다. 안 되는 것은 TCP와 SSL입니다(CLB-G-01).",
                    "Stickiness works on HTTP and HTTPS listeners; TCP and SSL are those without (CLB-G-01).",
                ),
            ),
        },
    ),
    "08.q4": QuizQuestion(
        Text(
            "고정을 켠 ALB에서 하루 동안 NonStickyRequestCount ÷ RequestCount가 1에 가깝습니다. 무엇부터 의심합니까?",
            "On an ALB with stickiness on, NonStickyRequestCount ÷ RequestCount is near 1 all day. What do you "
            "suspect first?",
        ),
        {
            "a": Choice(
                Text("등록된 대상이 하나뿐입니다.", "Only one target is registered."),
                Text(
                    "대상이 하나여도 쿠키가 돌아오면 고정된 요청으로 셉니다. 지표는 대상의 수를 세지 않습니다.",
                    "With one target too, a cookie that comes back makes a sticky request; the metric does not count "
                    "targets.",
                ),
            ),
            "b": Choice(
                Text("고정 기간이 7일로 너무 깁니다.", "The stickiness duration of 7 days is too long."),
                Text(
                    "기간이 길면 만료가 드물어지므로 이 비율은 오히려 낮아집니다.",
                    "A long duration makes expiry rare, so it would lower the ratio.",
                ),
            ),
            "c": Choice(
                Text("일부 대상이 느립니다.", "Some targets are slow."),
                Text(
                    "느린 응답은 TargetResponseTime에 나타납니다. 쿠키를 따르는 데에는 영향이 없습니다.",
                    "Slow responses show in TargetResponseTime; they do not keep a cookie from being followed.",
                ),
            ),
            "d": Choice(
                Text("클라이언트가 쿠키를 돌려보내지 않습니다.", "Clients do not send the cookie back."),
                Text(
                    "거의 모든 요청에서 대상을 새로 골랐다는 뜻입니다. 비율의 해석은 추론입니다(MET-04).",
                    "For almost every request a target was chosen afresh. This reading of the ratio is deduced "
                    "(MET-04).",
                ),
                right=True,
            ),
        },
    ),
    "08.q5": QuizQuestion(
        Text(
            "고정 때문에 대상 하나에 요청이 몰리는 것 같습니다. ALB에서 대상별 요청 수를 어떻게 확인합니까?",
            "You suspect that stickiness piles requests up on one target. How do you get the number of requests per "
            "target on an ALB?",
        ),
        {
            "a": Choice(
                Text("RequestCountPerTarget 지표를 봅니다.", "From the metric RequestCountPerTarget."),
                Text(
                    "이름과 달리 대상 그룹의 평균입니다. 불균형이 보이지 않습니다(MET-02).",
                    "In spite of its name it is an average over the target group, which hides imbalance (MET-02).",
                ),
            ),
            "b": Choice(
                Text("액세스 로그의 5번째 필드를 셉니다.", "By counting field 5 of the access log."),
                Text(
                    "ALB의 5번째 필드는 target:port입니다. CLB에서는 4번째입니다(LOG-05).",
                    "Field 5 of an ALB is target:port. On a CLB it is field 4 (LOG-05).",
                ),
                right=True,
            ),
            "c": Choice(
                Text("액세스 로그의 conn_trace_id를 셉니다.", "By counting conn_trace_id in the access log."),
                Text(
                    "이 값은 클라이언트 연결마다 하나입니다. 대상을 알려 주지 않습니다(LOG-07).",
                    "There is one for each client connection; it does not tell the target (LOG-07).",
                ),
            ),
            "d": Choice(
                Text("NonStickyRequestCount를 대상 그룹별로 봅니다.", "From NonStickyRequestCount per target group."),
                Text(
                    "이 지표에는 대상 그룹 차원이 없고, 어느 대상인지도 알려 주지 않습니다(MET-01).",
                    "That metric has no target group dimension, nor does it name a target (MET-01).",
                ),
            ),
        },
    ),
    "08.q6": QuizQuestion(
        Text(
            "ALB 리스너가 blue와 green에 90:10으로 전달합니다. blue의 stickiness.enabled를 true로 바꾸자 "
            "InvalidConfigurationRequest로 거부되었습니다. 먼저 무엇을 해야 합니까?",
            "The listener of an ALB forwards to blue and green, 90 to 10. Setting stickiness.enabled to true on blue "
            "is refused with InvalidConfigurationRequest. What has to come first?",
        ),
        {
            "a": Choice(
                Text(
                    "전달 작업에서 대상 그룹 고정을 켭니다.", "Turn on target group stickiness in the forward action."
                ),
                Text(
                    "여러 대상 그룹 가운데 하나라도 고정이면 대상 그룹 고정이 켜져 있어야 합니다(ALB-T-06).",
                    "As soon as one of several target groups is sticky, the action needs target group "
                    "stickiness (ALB-T-06).",
                ),
                right=True,
            ),
            "b": Choice(
                Text("green에서도 같은 요청으로 고정을 켭니다.", "Turn on stickiness on green in the same request."),
                Text(
                    "속성은 대상 그룹마다 따로 바꾸며, 그룹의 고정 여부가 같을 필요도 없습니다.",
                    "Attributes are changed group by group, and groups need not agree on stickiness.",
                ),
            ),
            "c": Choice(
                Text("유형을 app_cookie로 바꿉니다.", "Change the type to app_cookie."),
                Text(
                    "가중 대상 그룹과 애플리케이션 기반 고정은 함께 쓸 수 없습니다(ALB-A-26).",
                    "Weighted target groups and application-based stickiness cannot be used together (ALB-A-26).",
                ),
            ),
        },
    ),
    "08.q7": QuizQuestion(
        Text(
            "사용자가 40분 동안 요청하지 않으면 다시 로그인해야 합니다. 브라우저에서 AWSALB의 Expires는 7일 뒤이고 "
            "대상은 모두 정상입니다. 무엇을 확인합니까?",
            "After a pause of 40 minutes users have to sign in again. In the browser the Expires of AWSALB is 7 days "
            "ahead, and all targets are healthy. What do you check?",
        ),
        {
            "a": Choice(
                Text("브라우저가 쿠키를 일찍 지우는지", "whether the browser drops the cookie early"),
                Text(
                    "Expires가 7일 뒤이므로 브라우저는 쿠키를 계속 보냅니다.",
                    "With Expires 7 days ahead, the browser goes on sending the cookie.",
                ),
            ),
            "b": Choice(
                Text("등록 취소 지연이 40분보다 짧은지", "whether the deregistration delay is below 40 minutes"),
                Text(
                    "등록 취소 지연은 대상을 뺄 때의 시간입니다. 정상 대상에는 적용되지 않습니다(HC-09).",
                    "That delay matters when a target is deregistered, not for healthy ones (HC-09).",
                ),
            ),
            "c": Choice(
                Text("고정 기간이 40분보다 짧은지", "whether the stickiness duration is below 40 minutes"),
                Text(
                    "ALB는 고정 기간을 쿠키 안에서 직접 확인합니다. Expires에는 보이지 않습니다(ALB-D-06).",
                    "An ALB checks the duration inside the cookie; Expires does not show it (ALB-D-06).",
                ),
                right=True,
            ),
        },
    ),
}
