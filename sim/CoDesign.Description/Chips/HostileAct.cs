namespace CoDesign.Description.Chips;

/// <summary>What a hostile module does.</summary>
public enum HostileAct
{
    /// <summary>Its transfers carry another request role id.</summary>
    ForgeRrid,

    /// <summary>From its second job on it reports completion without having looked at the job.</summary>
    ReplayCompletion,

    /// <summary>It writes into the first output once more, after it has reported completion.</summary>
    WriteLate,

    /// <summary>It writes a burst behind the end of its last output.</summary>
    WriteBeyondBuffer,

    /// <summary>It does not clear its state, whatever it says, and puts bytes of the job before into its output.</summary>
    KeepResidue,

    /// <summary>Its results are wrong in every bit.</summary>
    AnswerWrongly,

    /// <summary>It takes a job and never reports completion.</summary>
    NeverAnswer,
}
