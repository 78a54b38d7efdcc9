namespace Seedbed.Tests.Doubles;

/// <summary>What the fake server does instead of answering well.</summary>
public enum FakeModelFault
{
    None,

    /// <summary>500 with an error object.</summary>
    ServerError,

    /// <summary>503, as of a server that is loading its model.</summary>
    Loading,

    /// <summary>429 with the <c>Retry-After</c> of the options.</summary>
    TooManyRequests,

    /// <summary>429 that doesn't say when to come again.</summary>
    TooManyRequestsUnsaid,

    /// <summary>No reply until the client gives up.</summary>
    Hang,

    /// <summary>The headers come, the body doesn't, until the client gives up.</summary>
    HangInBody,

    /// <summary>The reply comes byte by byte.</summary>
    Drip,

    /// <summary>The connection is reset before the first byte.</summary>
    Reset,

    /// <summary>The connection breaks in the middle of the reply.</summary>
    Disconnect,

    /// <summary>Half of the body, and a Content-Length that says that it is all.</summary>
    TruncatedBody,

    /// <summary>400 with <c>context_length_exceeded</c>.</summary>
    ContextTooLong,

    /// <summary>400 with nothing said of why.</summary>
    BadRequest,

    /// <summary>401.</summary>
    WrongKey,

    /// <summary>404, as of a model that the server doesn't know.</summary>
    UnknownModel,

    /// <summary>302 to another address.</summary>
    Redirect,

    /// <summary>200 with a web page.</summary>
    Html,

    /// <summary>200 with a body that claims to be gzip and is not.</summary>
    DamagedGzip,

    /// <summary>The right reply with bytes in it that are no UTF-8.</summary>
    InvalidUtf8,

    /// <summary>A right reply of more than 16 MB.</summary>
    Huge,

    /// <summary>400 whose message is an escape of half a character.</summary>
    HalfCharacter,

    /// <summary>200 without choices.</summary>
    EmptyChoices,

    /// <summary>A reply without a word that says that it is whole.</summary>
    EmptyContent,

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

    /// <summary>JSON with other fields than those asked for.</summary>
    WrongShape,

    /// <summary>Slot numbers that nobody asked for.</summary>
    WrongSlots,

    /// <summary>Every second slot is left out.</summary>
    MissingSlots,

    /// <summary>The last item twice.</summary>
    ExtraItem,

    /// <summary>What the first slot gets stands in every slot.</summary>
    Duplicates,

    /// <summary>Every second item has a number where a text belongs, or a text where a number does.</summary>
    WrongTypes,

    /// <summary>The right shape, in a language that nobody asked for.</summary>
    WrongLanguage,
}
