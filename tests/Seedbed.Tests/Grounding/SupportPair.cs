namespace Seedbed.Tests.Grounding;

/// <summary>An answer that a passage supports, or one that it does not.</summary>
public sealed record SupportPair(string Passage, string Answer, bool IsSupported)
{
    private const string Vacuum =
        "The standard form of VACUUM removes dead row versions in tables and indexes and marks the space available for future reuse. " +
        "However, it will not return the space to the operating system, except in the special case where one or more pages at the end of a table become entirely free and an exclusive table lock can be easily obtained. " +
        "In contrast, VACUUM FULL actively compacts tables by writing a complete new version of the table file with no dead space. This minimizes the size of the table, but can take a long time. " +
        "It also requires extra disk space for the new copy of the table, until the operation completes. The parameter autovacuum_naptime defaults to 1min; autovacuum_vacuum_threshold defaults to 50 tuples.";

    private const string Bees =
        "A honey bee colony typically consists of one queen, several thousand workers and a few hundred drones. The queen lays up to 2,000 eggs a day in early summer. " +
        "Workers live for about six weeks in the busy season, yet those that hatch in autumn survive until spring. In winter the bees form a cluster and keep its centre at about 35 °C by shivering their flight muscles. " +
        "Karl von Frisch described the waggle dance, by which a forager tells its nest mates the direction and distance of flowers; he received the Nobel Prize on 10 December 1973.";

    private const string Router =
        "To reset the router, hold the recessed button on the back for 10 seconds until the power light blinks amber. All settings, including the Wi-Fi password, are lost. " +
        "Then open http://192.168.1.1 in a browser and sign in as admin. Use the --backup option of routerctl to save the configuration before resetting. Firmware 2.4.1, released on 3 March 2024, fixes a fault that dropped IPv6 routes after a restart.";

    private const string Leave =
        "Employees accrue 1.75 days of paid leave for each full month of service. Up to five unused days may be carried into the next calendar year; the rest lapse on 31 March. " +
        "Requests are approved by the line manager, who must answer within three working days. Leave longer than ten days needs the consent of Human Resources. During probation, which lasts six months, no more than 5 days may be taken.";

    private const string Bread =
        "Mix 500 g of flour with 350 ml of water and leave the dough to rest for half an hour, so that the gluten relaxes. Add 10 g of salt and the starter, then fold the dough every 30 minutes for three hours. " +
        "Shape it, let it prove overnight in the refrigerator, and bake it at 240 °C in a covered pot; take the lid off after 20 minutes so that the crust browns.";

    private const string German =
        "Die Hauptversammlung wählt den Vorstand für drei Jahre. Eine Wiederwahl ist zulässig. Der Vorstand besteht aus dem Vorsitzenden, dem Schriftführer und dem Kassenwart. " +
        "Beschlüsse werden mit einfacher Mehrheit der abgegebenen Stimmen gefasst; bei Stimmengleichheit entscheidet die Stimme des Vorsitzenden. Satzungsänderungen bedürfen einer Mehrheit von zwei Dritteln.";

    /// <summary>Hand-made pairs: copies, paraphrases and summaries on the one side; on the other one changed fact each, foreign facts, and answers about something else.</summary>
    public static IReadOnlyList<SupportPair> All { get; } =
    [
        Good(Vacuum, "Plain VACUUM removes dead row versions and marks their space for reuse, but does not return it to the operating system."),
        Good(Vacuum, "VACUUM FULL compacts a table by writing a complete new version of its file, so it takes longer and needs extra disk space until it completes."),
        Good(Vacuum, "It defaults to 1min."),
        Good(Vacuum, "Only when pages at the end of the table become entirely free and an exclusive lock can be obtained."),
        Good(Vacuum, "50 tuples"),
        Good(Vacuum, "Because the whole table is written anew, VACUUM FULL minimizes the table's size at the price of time and additional disk space."),
        Good(Bees, "A colony has one queen, several thousand workers and a few hundred drones."),
        Good(Bees, "The queen can lay up to 2000 eggs each day in early summer."),
        Good(Bees, "They cluster and shiver their flight muscles, which keeps the centre of the cluster at about 35°C."),
        Good(Bees, "The waggle dance tells other bees in which direction and how far away flowers are; Karl von Frisch described it."),
        Good(Bees, "He received the Nobel Prize on December 10, 1973."),
        Good(Bees, "Workers that hatch in autumn live until spring, whereas summer workers live about 6 weeks."),
        Good(Router, "Hold the recessed button at the back for ten seconds, until the power light blinks amber."),
        Good(Router, "Resetting the router loses all its settings, the Wi-Fi password included."),
        Good(Router, "Save the configuration first with routerctl --backup."),
        Good(Router, "Version 2.4.1 of the firmware, released 2024-03-03, fixed IPv6 routes being dropped after restarts."),
        Good(Router, "Open http://192.168.1.1 in a browser and sign in as admin."),
        Good(Leave, "Paid leave accrues at 1.75 days per full month of service."),
        Good(Leave, "Up to 5 unused days can be carried over into the next year; any others lapse on March 31."),
        Good(Leave, "The line manager approves requests and must answer within 3 working days."),
        Good(Leave, "Human Resources must consent to leave of more than 10 days."),
        Good(Leave, "Probation lasts six months, during which at most five days may be taken."),
        Good(Bread, "The dough rests for half an hour so that its gluten relaxes."),
        Good(Bread, "Take the lid off after 20 minutes; this lets the crust brown."),
        Good(Bread, "It is folded every 30 minutes for 3 hours after adding salt and the starter."),
        Good(Bread, "Use 500g flour, 350ml water and 10g salt."),
        Good(German, "Der Vorstand wird von der Hauptversammlung für drei Jahre gewählt und kann wiedergewählt werden."),
        Good(German, "Bei Stimmengleichheit entscheidet der Vorsitzende mit seiner Stimme."),

        Bad(Vacuum, "VACUUM FULL needs no extra disk space because it edits each page in place and runs without any locks on busy servers."),
        Bad(Vacuum, "It defaults to 5min."),
        Bad(Vacuum, "It defaults to 1 second."),
        Bad(Vacuum, "Use pg_repack, which rebuilds tables online."),
        Bad(Vacuum, "The parameter autovacuum_freeze_max_age controls it."),
        Bad(Vacuum, "Autovacuum was introduced in PostgreSQL 8.1 and enabled by default in 8.3."),
        Bad(Bees, "The queen lays up to 3,000 eggs a day in early summer."),
        Bad(Bees, "Workers live for about eight weeks in the busy season."),
        Bad(Bees, "The waggle dance was described by Konrad Lorenz."),
        Bad(Bees, "He received the Nobel Prize on 12 December 1973."),
        Bad(Bees, "Propolis, collected from resinous tree buds, seals cracks inside the hive against draughts and microbes."),
        Bad(Bees, "Beekeepers harvest surplus honey by spinning combs inside a centrifuge."),
        Bad(Router, "Hold the button for 30 seconds."),
        Bad(Router, "Hold the recessed button on the back for 10 minutes."),
        Bad(Router, "Use the --restore option of routerctl."),
        Bad(Router, "Firmware 2.4.2 fixes the fault."),
        Bad(Router, "Open http://192.168.0.1 in a browser."),
        Bad(Router, "Contact the support hotline, which replaces defective devices free of charge under warranty."),
        Bad(Leave, "Paid leave accrues at 2.5 days per full month of service."),
        Bad(Leave, "Unused days lapse on 30 April."),
        Bad(Leave, "The Finance department must consent to leave longer than ten days."),
        Bad(Leave, "Sick employees need a medical certificate from their doctor after missing work."),
        Bad(Bread, "Bake it at 220 °C in a covered pot."),
        Bad(Bread, "Knead vigorously with oil and sugar before dividing into small round rolls."),
        Bad(German, "Der Vorstand wird für 5 Jahre gewählt."),
        Bad(German, "Mitglieder zahlen ihren Beitrag jährlich per Lastschrift an den Verein."),
    ];

    private static SupportPair Good(string passage, string answer) => new(passage, answer, IsSupported: true);

    private static SupportPair Bad(string passage, string answer) => new(passage, answer, IsSupported: false);
}
