using Tracker.Web.Language;

namespace Tracker.Web.Abouts;

/// <summary>What Tracker is, and how its pages are read and cited.</summary>
public static class AboutText
{
    /// <summary>The title.</summary>
    public static Text Title { get; } = new("About Tracker", "Tracker 안내");

    /// <summary>In a sentence.</summary>
    public static Text Lede { get; } =
        new(
            "Tracker keeps the record of programmes that begin with many and end with few.",
            "Tracker는 여러 팀으로 시작해 소수만 남는 사업의 기록을 보존합니다."
        );

    /// <summary>The sections: each with its anchor, its heading and its paragraphs.</summary>
    public static IReadOnlyList<Section> Sections { get; } =
    [
        new(
            "what",
            new("What it is", "무엇을 기록하나"),
            [
                new(
                    "Who entered, how each round was evaluated, who went on, who dropped out and why: every fact is an event "
                        + "with the day on which it took effect, since when it was known, and where it was read. Nothing is "
                        + "overwritten. What was wrong is corrected by a new event, and the old one stays readable.",
                    "누가 참가했고, 단계마다 어떻게 평가되었으며, 누가 통과하고 누가 왜 탈락했는지를 기록합니다. 모든 사실은 효력이 "
                        + "발생한 날, 알려진 날, 출처를 함께 적은 하나의 기록입니다. 기록은 덮어쓰지 않습니다. 잘못된 내용은 새 기록으로 "
                        + "정정하며 이전 기록도 그대로 볼 수 있습니다."
                ),
                new(
                    "What the organiser said and what others reported are kept apart: reports decide nothing and are marked as "
                        + "such. What a team says of its own work is shown as its claim. What nobody made known is left empty; it "
                        + "is never shown as zero.",
                    "주관 기관의 발표와 다른 곳의 보도는 구분합니다. 보도 내용은 결과에 영향을 주지 않으며 따로 표시합니다. 팀이 스스로 "
                        + "밝힌 내용은 해당 팀의 주장으로 표시합니다. 공개되지 않은 값은 빈칸으로 두며 0으로 표시하지 않습니다."
                ),
            ]
        ),
        new(
            "funnel",
            new("How to read the funnel", "단계별 추이 그림 보는 법"),
            [
                new(
                    "Time runs from left to right, on a phone from top to bottom. Each step shows two sizes: the outline is what "
                        + "was planned, the filled bar what really was. Each team is a thread. It ends where the team left, with "
                        + "the reason, begins again where a team came in, and joins another where teams became one.",
                    "시간은 왼쪽에서 오른쪽으로, 휴대전화에서는 위에서 아래로 흐릅니다. 각 단계에는 두 가지 크기가 있습니다. 테두리는 "
                        + "계획된 팀 수, 채워진 막대는 실제 팀 수입니다. 각 팀은 한 가닥의 선으로, 탈락한 곳에서 사유와 함께 끝나고, "
                        + "합류한 곳에서 다시 시작하며, 팀이 통합된 곳에서 합쳐집니다."
                ),
                new(
                    "Below the picture a table says the same in words and numbers.",
                    "그림 아래 표에서 같은 내용을 글과 숫자로 확인하실 수 있습니다."
                ),
            ]
        ),
        new(
            "clocks",
            new("Two clocks", "두 가지 시점"),
            [
                new(
                    "The date (asOf) asks what was true on a day. A date means the end of that day where the programme is. The "
                        + "second clock, “as known on” (knownAt), asks what readers could know on a day. Together they answer, for "
                        + "instance, what one believed on 14 January about 16 January.",
                    "기준일(asOf)은 그날 실제로 어떠했는지를 뜻하며, 날짜는 사업이 진행되는 지역의 그날 끝을 가리킵니다. ‘당시 알려진 "
                        + "내용’(knownAt)은 그날까지 알려진 사실만으로 본 모습입니다. 두 가지를 함께 쓰면 예를 들어 1월 14일에 알려진 대로 "
                        + "1월 16일의 상황을 볼 수 있습니다."
                ),
                new(
                    "Without a date a page shows now and goes on by itself when something happens.",
                    "날짜를 지정하지 않으면 현재 상황을 보여 드리며, 새로운 사실이 기록되면 화면이 저절로 바뀝니다."
                ),
            ]
        ),
        new(
            "disclosure",
            new("What is shown, and from when", "공개 범위와 시점"),
            [
                new(
                    "Of a round's results everyone sees what the organiser published: nothing but who went on, the leader of each "
                        + "criterion, the means, or all points, totals and ranks. Under embargo nobody without a role can tell "
                        + "that there are results. Scorecards of judges are never public.",
                    "평가 결과는 주관 기관이 공개한 범위까지만 보여 드립니다. 통과 여부만 공개될 수도 있고, 항목별 1위 점수나 평균, 전체 "
                        + "점수와 총점·순위까지 공개될 수도 있습니다. 공개 유예 기간에는 결과가 있다는 사실도 드러나지 않습니다. "
                        + "평가위원 개인의 평가표는 공개하지 않습니다."
                ),
                new(
                    "A result is provisional while objections may be filed or are undecided, and final after that.",
                    "이의신청 기간이거나 심의가 끝나지 않은 결과는 잠정 결과이며, 그 뒤에 최종 확정됩니다."
                ),
            ]
        ),
        new(
            "cite",
            new("How to cite a page", "페이지 인용 방법"),
            [
                new(
                    "Every page has a link to exactly what it shows. That address names the date, the day of knowledge and the "
                        + "language, and keeps showing the same, whatever is recorded later. Cite it with the programme's name and "
                        + "the date, for instance: Tracker, Sovereign AI Foundation Model, as of 10 August 2025.",
                    "각 페이지에는 지금 보시는 화면을 그대로 가리키는 고정 주소가 있습니다. 이 주소는 기준일과 알려진 시점, 언어를 모두 "
                        + "담고 있어 이후 무엇이 기록되더라도 같은 내용을 보여 줍니다. 사업명과 기준일을 함께 적어 주십시오. 예: Tracker, "
                        + "독자 AI 파운데이션 모델 프로젝트, 2025년 8월 10일 기준."
                ),
                new(
                    "To show a board within a page of your own, put its address with /embed/ in place of /c/ into an iframe.",
                    "다른 페이지에 현황을 넣으려면 주소의 /c/를 /embed/로 바꾸어 iframe에 넣으시면 됩니다."
                ),
            ]
        ),
        new(
            "proof",
            new("How to check that nothing was changed", "기록이 바뀌지 않았음을 확인하는 방법"),
            [
                new(
                    "Everything that was told to everyone stands in a log, in the order in which it was told. The log is a Merkle "
                        + "tree, as browsers use it for the certificates of web sites: one short number, its root, stands for all of "
                        + "it, and changes when anything in it does. Signed, with the number of events, it is a checkpoint. Keep one, "
                        + "and you can have it proved at any later time that the log still begins with what it held then.",
                    "모두에게 알려진 내용은 알려진 순서대로 하나의 로그에 남습니다. 이 로그는 웹사이트 인증서를 점검하는 데 쓰이는 것과 같은 "
                        + "머클 트리입니다. 짧은 값 하나(루트)가 전체를 대표하며, 무엇이든 바뀌면 이 값도 바뀝니다. 이 값과 이벤트 수에 서명한 "
                        + "것이 체크포인트입니다. 체크포인트를 보관해 두시면, 이후 언제든지 로그가 그때의 내용 그대로 이어졌음을 증명받으실 수 "
                        + "있습니다."
                ),
                new(
                    "A certificate is a file that says whether a team was in the field on a day, as far as was known when it was "
                        + "made. It carries every event of the log and a signed checkpoint with that time, so that anyone can check it without asking anybody: the program tracker verify "
                        + "adds up the log, compares the root, checks the signature, and follows the team through the events.",
                    "인증서는 어느 팀이 특정 날짜에 남아 있었는지를, 만들 때까지 알려진 대로 적은 파일입니다. 로그의 모든 이벤트와 그 시점이 적힌 "
                        + "서명된 체크포인트가 들어 있어 "
                        + "누구에게도 묻지 않고 확인하실 수 있습니다. tracker verify 프로그램이 로그를 다시 계산해 루트를 비교하고, 서명을 "
                        + "확인하며, 이벤트를 따라 팀의 상태를 살핍니다."
                ),
                new(
                    "What may not be seen is not in the file: each value of an event that can be kept back, such as a score or a name, "
                        + "is in the log as a hash with a random salt of its own, from which nobody can guess it. What decides who is in "
                        + "is never kept back. When a value is published it fits the hash "
                        + "that was there before. When a text must be erased, its salt is erased with it; the log stays whole.",
                    "공개되지 않은 내용은 파일에 들어 있지 않습니다. 누가 남아 있는지를 정하는 내용은 감출 수 없고, 점수나 이름 같은 각 값은 저마다의 무작위 솔트를 더한 해시로만 로그에 "
                        + "남으므로 누구도 값을 짐작할 수 없습니다. 나중에 공개되면 이미 남아 있던 해시와 일치합니다. 글을 지워야 할 때는 솔트도 "
                        + "함께 지우며, 로그는 그대로 유지됩니다."
                ),
                new(
                    "For a programme, /api/competitions/{programme}/checkpoint is the checkpoint, …/checkpoint/key the key that "
                        + "signs it, …/certificate?team=…&asOf=… a certificate, and …/proofs/inclusion and …/proofs/consistency prove a "
                        + "single event and that the log only grew; /docs tells how a leaf is made. With the command line: tracker "
                        + "certificate, tracker verify, tracker checkpoint.",
                    "각 사업의 체크포인트는 /api/competitions/{사업}/checkpoint, 서명 키는 …/checkpoint/key, 인증서는 "
                        + "…/certificate?team=…&asOf=…에 있습니다. …/proofs/inclusion과 …/proofs/consistency는 개별 이벤트와 로그의 "
                        + "연속성을 증명하며, 리프를 만드는 방법은 /docs에 있습니다. 명령줄에서는 tracker certificate, tracker verify, "
                        + "tracker checkpoint를 쓰실 수 있습니다."
                ),
            ]
        ),
        new(
            "data",
            new("Data", "데이터"),
            [
                new(
                    "Everything on these pages can be had as JSON, at the same dates, under the same rules; each history can be "
                        + "taken along as a file. The reference describes every address.",
                    "모든 내용을 같은 날짜와 같은 공개 규칙으로 JSON 형식으로 받으실 수 있으며, 각 기록은 파일로 내려받으실 수 있습니다. "
                        + "자세한 내용은 API 안내를 참고해 주십시오."
                ),
                new(
                    "These pages set no cookie for readers, load nothing from anyone else, and count nobody.",
                    "이 페이지는 열람자에게 쿠키를 저장하지 않고, 외부에서 아무것도 불러오지 않으며, 방문 기록을 수집하지 않습니다."
                ),
            ]
        ),
    ];

    /// <summary>A section.</summary>
    /// <param name="Id">Its anchor.</param>
    /// <param name="Heading">Its heading.</param>
    /// <param name="Paragraphs">Its paragraphs.</param>
    public sealed record Section(string Id, Text Heading, IReadOnlyList<Text> Paragraphs);
}
