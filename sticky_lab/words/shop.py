"""The words on the page that a target serves."""

from sticky_lab.words.text import Text

BAD_USER = Text("이름은 1~60자여야 합니다.", "A name has 1 to 60 characters.")
BAD_ITEM = Text(
    "상품 이름은 1~60자이고, 장바구니에는 50개까지 담을 수 있습니다.",
    "An item's name has 1 to 60 characters, and a cart holds up to 50 of them.",
)
BAD_LIFETIME = Text(
    "max_age는 0~999999초이고, 요청에 세션 쿠키가 있어야 합니다. 먼저 상점에 접속하십시오.",
    "max_age is 0 to 999999 seconds, and the request must carry a session cookie. Visit the shop first.",
)

WORDS = {
    "title": Text("스티키 랩 상점", "Sticky Lab shop"),
    "served_by": Text("이 페이지를 보낸 대상", "This page was served by"),
    "visits": Text("이 대상이 기억하는 방문 횟수", "Visits that this target remembers"),
    "user": Text("로그인한 사용자", "Signed in as"),
    "nobody": Text("없음(로그인하지 않음)", "nobody"),
    "cart": Text("장바구니", "Cart"),
    "empty": Text("비어 있음", "empty"),
    "cookies": Text("브라우저가 보낸 쿠키", "Cookies that your browser sent"),
    "none": Text("없음", "none"),
    "name": Text("이름", "Name"),
    "sign_in": Text("로그인", "Sign in"),
    "sign_out": Text("로그아웃", "Sign out"),
    "item": Text("상품", "Item"),
    "add": Text("장바구니에 담기", "Add to cart"),
    "reload": Text("새로 고침", "Reload"),
    "other_language": Text("English", "한국어"),
}
