"""What the command line does not take."""

from sticky_lab.words.text import Text

SENTENCES: dict[str, Text] = {
    "kernel_died": Text(
        "노트북을 실행하던 커널이 갑자기 종료되어 검사하지 못했습니다. 커널을 끝내는 셀이 있는지 확인하십시오.",
        "The kernel that ran the notebook died, so nothing was checked. Look for a cell that ends it.",
    ),
    "notebook_not_run": Text(
        "노트북을 실행하지 못했습니다({error}). JupyterLab에서 열어 저장한 뒤 다시 검사하십시오.",
        "The notebook could not be run ({error}). Open it in JupyterLab, save it, and check it again.",
    ),
    "notebook_too_slow": Text(
        "노트북이 {seconds}초 안에 끝나지 않았습니다. 끝나지 않는 셀을 고치거나 --seconds로 시간을 늘리십시오.",
        "The notebook did not end within {seconds} seconds. Mend the cell that does not end, or allow more with --seconds.",
    ),
    "not_a_lab": Text(
        "{value}{은/는} 실습 노트북이 아닙니다. labs 폴더에 있는 lab01_….ipynb 같은 파일을 지정하십시오.",
        "{value} is no notebook of a lab. Name a file such as lab01_….ipynb from the folder labs.",
    ),
    "admin_port_taken": Text(
        "관리용 포트 {value}{은/는} 이미 사용 중입니다. --admin-port에 다른 포트나 0을 쓰십시오.",
        "The admin port {value} is already in use. Give --admin-port another one, or 0 for a free one.",
    ),
    "check_seconds": Text(
        "--seconds {value}{은/는} 쓸 수 없습니다. 1부터 3600까지의 정수를 쓰십시오.",
        "--seconds {value} is not possible. Use a whole number from 1 to 3600.",
    ),
    "command_line": Text(
        "명령을 이해할 수 없습니다: {value}. 도움말: {program} --help",
        "This command cannot be read: {value}. For help: {program} --help",
    ),
    "course_not_found": Text(
        "lessons 폴더를 찾을 수 없습니다. Sticky Lab을 내려받은 폴더에서 다시 실행하십시오.",
        "The lessons folder is not here. Run this again in the folder that you cloned.",
    ),
    "file_not_writable": Text(
        "파일에 쓸 수 없습니다: {value} ({problem}). 다른 경로를 쓰십시오.",
        "This file cannot be written: {value} ({problem}). Choose another path.",
    ),
    "group_option": Text(
        "대상 그룹을 읽을 수 없습니다: {value}. blue=90:2처럼 이름=가중치:대상 수로 쓰십시오.",
        "This is not a target group: {value}. Write name=weight:targets, such as blue=90:2.",
    ),
    "group_option_and_targets": Text(
        "--group과 --targets는 함께 쓸 수 없습니다. 대상 수는 blue=90:2처럼 --group에 쓰십시오.",
        "--group and --targets exclude each other. Give the number of targets with --group, such as blue=90:2.",
    ),
    "group_option_twice": Text(
        "--group에 같은 이름이 두 번 나옵니다. 대상 그룹마다 다른 이름을 쓰십시오.",
        "The same name stands twice in --group. Give each target group a name of its own.",
    ),
    "group_stickiness_without_groups": Text(
        "--group-stickiness에는 대상 그룹이 필요합니다. --group blue=90:2 --group green=10:1처럼 쓰십시오.",
        "--group-stickiness needs target groups. Write, for example, --group blue=90:2 --group green=10:1.",
    ),
    "health_interval": Text(
        "상태 확인 간격은 0.1초부터 300초까지입니다. 입력한 값: {value}.",
        "The health check interval is 0.1 to 300 seconds; this was {value}.",
    ),
    "not_loopback": Text(
        "루프백(loopback) 주소가 아닙니다: {value}. "
        "127.0.0.1을 쓰거나, 위험을 알고 있다면 --allow-non-loopback을 덧붙이십시오.",
        "This is not a loopback address: {value}. Use 127.0.0.1, or add --allow-non-loopback if you know the risk.",
    ),
    "own_targets_and_fleet": Text(
        "--target은 --targets, --group, --sessions와 함께 쓸 수 없습니다. 하나만 쓰십시오.",
        "--target cannot be used with --targets, --group or --sessions. Use only one of them.",
    ),
    "own_target_form": Text(
        "대상의 주소를 읽을 수 없습니다: {value}. http://127.0.0.1:9001처럼 쓰십시오.",
        "This is not the address of a target: {value}. Write it like http://127.0.0.1:9001.",
    ),
    "own_target_twice": Text(
        "--target에 같은 주소가 두 번 나옵니다. 대상마다 다른 주소를 쓰십시오.",
        "The same address is given twice in --target. Give each target an address of its own.",
    ),
    "folder_not_writable": Text(
        "폴더 {path}에 쓸 수 없습니다({problem}). 쓸 수 있는 폴더를 JUPYTER_RUNTIME_DIR에 지정하십시오.",
        "The folder {path} cannot be written ({problem}). Set JUPYTER_RUNTIME_DIR to one that can.",
    ),
}
