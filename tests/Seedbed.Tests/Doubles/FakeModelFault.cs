namespace Seedbed.Tests.Doubles;

/// <summary>What the fake server does instead of answering well.</summary>
public enum FakeModelFault
{
    None,

    /// <summary>500 with an error object.</summary>
    ServerError,

    /// <summary>503, as of a server that is loading its model.</summary>
    Loading,

    /// <summary>429 with <c>Retry-After: 0</c>.</summary>
    TooManyRequests,

    /// <summary>No reply until the client gives up.</summary>
    Hang,

    /// <summary>The connection breaks in the middle of the reply.</summary>
    Disconnect,

    /// <summary>400 with <c>context_length_exceeded</c>.</summary>
    ContextTooLong,

    /// <summary>400 with nothing said of why.</summary>
    BadRequest,

    /// <summary>200 with a web page.</summary>
    Html,

    /// <summary>200 with a body that claims to be gzip and is not.</summary>
    DamagedGzip,

    /// <summary>400 whose message is an escape of half a character.</summary>
    HalfCharacter,

    /// <summary>200 without choices.</summary>
    EmptyChoices,

    /// <summary>A reply whose tokens were spent before its first word: empty, <c>finish_reason: length</c>.</summary>
    SpentBeforeTheFirstWord,

    /// <summary>Words instead of JSON.</summary>
    Prose,

    /// <summary>The right JSON in a code fence with words around it and a trailing comma.</summary>
    Fenced,

    /// <summary>The reply ends after two thirds, and says that its length was reached.</summary>
    Length,

    /// <summary>The reply ends after two thirds, and says that it is whole.</summary>
    CutJson,

    /// <summary>Slot numbers that nobody asked for.</summary>
    WrongSlots,

    /// <summary>Every second slot is left out.</summary>
    MissingSlots,

    /// <summary>The last item twice.</summary>
    ExtraItem,

    /// <summary>Every second item has a number where a text belongs, or a text where a number does.</summary>
    WrongTypes,
}
