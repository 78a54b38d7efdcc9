using Seedbed.Models.Batches;
using Seedbed.Models.Embeddings;

namespace Seedbed.Models;

/// <summary>The models of a run by the role that they play. The critic is the teacher unless another is named.</summary>
public sealed class ModelSet : IDisposable
{
    /// <summary>The role that writes.</summary>
    public const string Teacher = "teacher";

    /// <summary>The role that weeds.</summary>
    public const string Critic = "critic";

    /// <summary>The role that turns texts into vectors.</summary>
    public const string EmbedderRole = "embedder";

    private readonly Model? _teacher;
    private readonly Model? _critic;
    private readonly EmbeddingModel? _embedder;
    private readonly ModelChain? _owned;

    /// <summary>Models of the caller's own making; each may be null.</summary>
    public ModelSet(Model? teacher, Model? critic = null, EmbeddingModel? embedder = null)
        : this(teacher, critic, embedder, null)
    {
    }

    private ModelSet(Model? teacher, Model? critic, EmbeddingModel? embedder, ModelChain? owned) =>
        (_teacher, _critic, _embedder, _owned) = (teacher, critic ?? teacher, embedder, owned);

    /// <summary>No model is named: every role is missing.</summary>
    public static ModelSet None { get; } = new(null);

    /// <summary>How long answers under way are waited for when the work ends; null for models of the caller's own making.</summary>
    internal Grace? Grace => _owned?.Grace;

    /// <summary>The model that turns texts into vectors. Verbs ask for it when they are created, so that a missing one is found before anything runs.</summary>
    /// <exception cref="SeedbedException">No model plays the role.</exception>
    public EmbeddingModel Embedder => _embedder ?? throw new SeedbedException(
        "this recipe needs an embedder model and none is named; name one with --embedder http://host:port/v1#name");

    /// <summary>What the user should know of the batch files that were read: one sentence each.</summary>
    public IReadOnlyList<string> Notes => _owned is null ? [] : [.. _owned.Folders.SelectMany(folder => folder.Notes)];

    /// <summary>Each model that writes or weeds once, the teacher first.</summary>
    public IReadOnlyList<Model> All =>
        _teacher is null ? (_critic is null ? [] : [_critic]) : ReferenceEquals(_teacher, _critic) ? [_teacher] : [_teacher, _critic!];

    /// <summary>The model that plays a role. Verbs ask for it when they are created, so that a missing one is found before anything runs.</summary>
    /// <exception cref="SeedbedException">There is no such role, or no model plays it.</exception>
    public Model this[string role]
    {
        get
        {
            Model? model = role switch
            {
                Teacher => _teacher,
                Critic => _critic,
                _ => throw new SeedbedException($"model: '{role}' is not a role; known are teacher and critic"),
            };
            return model ?? throw new SeedbedException(
                $"this recipe needs a {role} model and none is named; name one with --model http://host:port/v1#name");
        }
    }

    /// <summary>Models behind their endpoints. Nothing is asked until a step does.</summary>
    /// <param name="teacher">The teacher, and the critic when none is given; null: both roles are missing.</param>
    /// <param name="critic">The critic.</param>
    /// <param name="log">Where responses are kept and looked up; null: every request goes to the server.</param>
    /// <param name="options">Clock, and whether logged failures are asked again.</param>
    /// <param name="embedder">The model that turns texts into vectors; null: the role is missing.</param>
    /// <exception cref="SeedbedException">A key's environment variable is named but not set.</exception>
    public static ModelSet Connect(
        ModelSettings? teacher, ModelSettings? critic = null, ResponseLog? log = null, ConnectOptions? options = null, ModelSettings? embedder = null)
    {
        if (embedder is { Provider: not ModelProvider.OpenAI })
            throw new SeedbedException($"model '{embedder.Name}' can't be the embedder: vectors come only from servers that speak OpenAI's API; name another with --embedder http://host:port/v1#name");
        var chain = new ModelChain(log, options ?? new());
        try
        {
            Model? first = teacher is null ? null : chain.Connect(teacher);
            return new(
                first,
                critic is null || critic == teacher ? first : chain.Connect(critic),
                embedder is null ? null : chain.ConnectEmbedder(embedder),
                chain);
        }
        catch
        {
            chain.Dispose();
            throw;
        }
    }

    /// <summary>Models with settings but no endpoint behind them, for checking a recipe and for estimates. Asking one is a bug.</summary>
    public static ModelSet Unconnected(ModelSettings? teacher = null, ModelSettings? critic = null, ModelSettings? embedder = null)
    {
        ModelSettings unnamed = new() { Name = "unnamed", Endpoint = new("http://127.0.0.1/v1") };
        teacher ??= unnamed;
        var first = new Model(teacher, new UnconnectedChatClient());
        return new(
            first,
            critic is null || critic == teacher ? first : new(critic, new UnconnectedChatClient()),
            new EmbeddingModel(embedder ?? unnamed, new UnconnectedEmbeddingGenerator()));
    }

    /// <summary>
    /// Publishes the requests that were put to batch models: their files take their names. Call it when everything was asked that
    /// can be asked without the answers; what is not published is removed.
    /// </summary>
    /// <returns>What waits, one for each batch folder where something does.</returns>
    /// <exception cref="SeedbedException">A folder can't be written to.</exception>
    public IReadOnlyList<BatchWave> PublishRequests() => _owned is null ? [] : [.. _owned.Folders.Select(folder => folder.Publish()).OfType<BatchWave>()];

    /// <summary>Closes the connections that <see cref="Connect"/> opened; the log stays open.</summary>
    public void Dispose() => _owned?.Dispose();
}
